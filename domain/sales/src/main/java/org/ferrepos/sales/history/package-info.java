/** Sales as they were registered, with what corrected them since. Entry point: {@link SaleReader}. */
@NullMarked
package org.ferrepos.sales.history;

import org.jspecify.annotations.NullMarked;
