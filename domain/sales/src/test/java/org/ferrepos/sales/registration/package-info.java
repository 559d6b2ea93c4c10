@NullMarked
package org.ferrepos.sales.registration;

import org.jspecify.annotations.NullMarked;
