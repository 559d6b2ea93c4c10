/**
 * Work beside requests. A {@link org.ferrepos.platform.jobs.JobKind} is durable: a job of it is a row, taken by one
 * worker of one process at a time under a lease, and survives the death of both. A
 * {@link org.ferrepos.platform.area.BackgroundJob} is cheap upkeep that every process repeats for itself.
 *
 * <p>Invariants: only the holder of a lease changes a running job; a lease is counted by the database's clock alone; a
 * job ends once; a time of a schedule makes at most one job, whichever processes look. Entry points:
 * {@link org.ferrepos.platform.jobs.Jobs} and {@link org.ferrepos.platform.jobs.Schedules}.
 */
@NullMarked
package org.ferrepos.platform.jobs;

import org.jspecify.annotations.NullMarked;
