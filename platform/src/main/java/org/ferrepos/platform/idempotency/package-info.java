/**
 * Writes that a client may repeat: the first time written, the same again answered with what was recorded then, other
 * content under the same id refused. What is compared is the hash of a {@link
 * org.ferrepos.platform.idempotency.CanonicalForm}, never the text that was sent. Entry point: {@link
 * org.ferrepos.platform.idempotency.RequestContent}.
 */
@NullMarked
package org.ferrepos.platform.idempotency;

import org.jspecify.annotations.NullMarked;
