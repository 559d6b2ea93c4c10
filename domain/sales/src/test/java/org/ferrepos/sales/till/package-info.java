@NullMarked
package org.ferrepos.sales.till;

import org.jspecify.annotations.NullMarked;
