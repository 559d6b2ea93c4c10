/** How the program starts, refuses to start and stops, and what its other commands do, as an operator meets them. */
@NullMarked
package org.ferrepos.e2e.start;

import org.jspecify.annotations.NullMarked;
