@NullMarked
package org.ferrepos.platform.notify;

import org.jspecify.annotations.NullMarked;
