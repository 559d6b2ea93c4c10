package org.ferrepos.platform.jobs;

import java.time.Duration;
import org.ferrepos.platform.targets.Target;

/** Work repeated at an interval in every process that runs its target; it must tolerate running in several at once. */
public interface BackgroundJob {
    String name();

    Target target();

    Duration interval();

    void run();
}
