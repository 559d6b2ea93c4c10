/**
 * What one process runs: the targets that were asked for and the areas these need. Entry point:
 * {@link RunningTargets}.
 */
@NullMarked
package org.ferrepos.platform.targets;

import org.jspecify.annotations.NullMarked;
