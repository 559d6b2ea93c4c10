/** Tests of writes that a client may repeat. */
@NullMarked
package org.ferrepos.platform.idempotency;

import org.jspecify.annotations.NullMarked;
