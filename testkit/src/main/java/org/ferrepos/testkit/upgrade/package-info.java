/**
 * Databases as earlier versions of the product left them, for tests that upgrade them. Entry point: {@link
 * org.ferrepos.testkit.upgrade.OldDatabase}.
 */
@NullMarked
package org.ferrepos.testkit.upgrade;

import org.jspecify.annotations.NullMarked;
