@NullMarked
package org.ferrepos.platform.files;

import org.jspecify.annotations.NullMarked;
