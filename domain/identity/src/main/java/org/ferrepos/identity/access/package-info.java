/** Who a request comes from and whether it may pass; a dead token never passes, even when revocations are not heard. Entry point: {@link AuthenticationFilter}. */
@NullMarked
package org.ferrepos.identity.access;

import org.jspecify.annotations.NullMarked;
