/** Work that runs beside requests; a job belongs to a target and never runs in a process without it. */
@NullMarked
package org.ferrepos.platform.jobs;

import org.jspecify.annotations.NullMarked;
