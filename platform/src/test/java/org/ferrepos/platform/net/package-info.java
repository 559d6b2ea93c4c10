@NullMarked
package org.ferrepos.platform.net;

import org.jspecify.annotations.NullMarked;
