/**
 * Measures the packaged program on this machine and writes what it saw. Nothing here runs during a build. Entry point:
 * {@link Main}, started by {@code bench/run}.
 */
@NullMarked
package org.ferrepos.bench;

import org.jspecify.annotations.NullMarked;
