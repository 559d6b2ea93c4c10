@NullMarked
package org.ferrepos.sales;

import org.jspecify.annotations.NullMarked;
