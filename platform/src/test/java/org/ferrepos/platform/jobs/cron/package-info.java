@NullMarked
package org.ferrepos.platform.jobs.cron;

import org.jspecify.annotations.NullMarked;
