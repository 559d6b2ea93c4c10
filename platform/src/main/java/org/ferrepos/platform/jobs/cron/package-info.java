/**
 * The times of a calendar: five fields of cron in the zone of a shop, with a rule for the nights its clock is changed.
 * Entry point: {@link org.ferrepos.platform.jobs.cron.Cron}.
 */
@NullMarked
package org.ferrepos.platform.jobs.cron;

import org.jspecify.annotations.NullMarked;
