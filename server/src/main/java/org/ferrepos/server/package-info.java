/** The program: one build that runs any target. Entry point: {@link Main}. */
@NullMarked
package org.ferrepos.server;

import org.jspecify.annotations.NullMarked;
