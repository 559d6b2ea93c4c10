@NullMarked
package org.ferrepos.sales.register;

import org.jspecify.annotations.NullMarked;
