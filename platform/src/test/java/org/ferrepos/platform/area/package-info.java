@NullMarked
package org.ferrepos.platform.area;

import org.jspecify.annotations.NullMarked;
