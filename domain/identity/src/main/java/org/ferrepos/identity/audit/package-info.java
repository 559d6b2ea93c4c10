/** Reading the audit trail that {@link org.ferrepos.identity.Audit} writes. Entry point: {@link AuditResource}. */
@NullMarked
package org.ferrepos.identity.audit;

import org.jspecify.annotations.NullMarked;
