@NullMarked
package org.ferrepos.platform.money;

import org.jspecify.annotations.NullMarked;
