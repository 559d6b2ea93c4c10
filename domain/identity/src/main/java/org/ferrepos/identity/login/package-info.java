/** Logins, sessions and refresh tokens: a refresh token is good for one use, and its reuse ends the session. Entry point: {@link Logins}. */
@NullMarked
package org.ferrepos.identity.login;

import org.jspecify.annotations.NullMarked;
