@NullMarked
package org.ferrepos.platform.http;

import org.jspecify.annotations.NullMarked;
