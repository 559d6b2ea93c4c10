/** The outbox of the platform on a real server; here because the platform cannot depend on the testkit. */
@NullMarked
package org.ferrepos.platform.outbox;

import org.jspecify.annotations.NullMarked;
