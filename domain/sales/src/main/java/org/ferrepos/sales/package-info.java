/** Sales at the till. A paid sale is terminal: nothing in this area changes it. */
@NullMarked
package org.ferrepos.sales;

import org.jspecify.annotations.NullMarked;
