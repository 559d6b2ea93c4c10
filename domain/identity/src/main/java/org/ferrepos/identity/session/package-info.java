/** Living and ended sessions: who ended is known at once in this process and within moments in the others. Entry points: {@link Sessions}, {@link Revocations}. */
@NullMarked
package org.ferrepos.identity.session;

import org.jspecify.annotations.NullMarked;
