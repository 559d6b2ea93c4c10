/**
 * A lean HTTP client on one thread: on a small machine the client shares the cores with what it measures. Entry point:
 * {@link HttpLoad}.
 */
@NullMarked
package org.ferrepos.bench.load;

import org.jspecify.annotations.NullMarked;
