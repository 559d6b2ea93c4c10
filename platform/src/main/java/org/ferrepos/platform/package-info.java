/** What every area stands on; names none of them. Entry point: {@link org.ferrepos.platform.PlatformArea}. */
@NullMarked
package org.ferrepos.platform;

import org.jspecify.annotations.NullMarked;
