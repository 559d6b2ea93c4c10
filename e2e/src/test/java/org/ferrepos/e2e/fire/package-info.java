/**
 * The program while things break under it: killed processes, a killed or frozen database, races for the last unit.
 * What must hold afterwards is the same everywhere: each acknowledged sale exists once and the books agree.
 */
@NullMarked
package org.ferrepos.e2e.fire;

import org.jspecify.annotations.NullMarked;
