@NullMarked
package org.ferrepos.sales.correction;

import org.jspecify.annotations.NullMarked;
