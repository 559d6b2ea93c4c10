/** Signed access tokens and the random secrets of refresh tokens and keys. Entry point: {@link AccessTokens}. */
@NullMarked
package org.ferrepos.identity.token;

import org.jspecify.annotations.NullMarked;
