package org.ferrepos.platform.jobs;

import java.time.Duration;
import java.util.Set;
import org.ferrepos.platform.targets.Target;

/** Work repeated at an interval in every process that runs one of its targets; several may do it at once. */
public interface BackgroundJob {
    String name();

    Set<Target> targets();

    Duration interval();

    void run();
}
