@NullMarked
package org.ferrepos.platform.targets;

import org.jspecify.annotations.NullMarked;
