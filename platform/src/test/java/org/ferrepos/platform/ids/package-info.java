@NullMarked
package org.ferrepos.platform.ids;

import org.jspecify.annotations.NullMarked;
