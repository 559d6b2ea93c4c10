/** Secrets at rest on a real server; here because the platform cannot depend on the testkit. */
@NullMarked
package org.ferrepos.platform.crypto;

import org.jspecify.annotations.NullMarked;
