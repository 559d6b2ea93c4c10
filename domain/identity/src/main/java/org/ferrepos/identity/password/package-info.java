/** Argon2id hashes in the PHC string format, and the bounded pool they are computed on. Entry point: {@link PasswordPool}. */
@NullMarked
package org.ferrepos.identity.password;

import org.jspecify.annotations.NullMarked;
