/** The services one program can run and where each is reached. Entry point: {@link Target}. */
@NullMarked
package org.ferrepos.platform.targets;

import org.jspecify.annotations.NullMarked;
