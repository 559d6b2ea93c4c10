package org.ferrepos.platform.area;

import java.time.Duration;

/**
 * Work repeated at an interval in every process that needs it; several may do it at once. The descriptor of its area
 * names it among the parts, with the targets it belongs to.
 */
public interface BackgroundJob {
    String name();

    Duration interval();

    void run();

    /** Whether it runs once more when the program ends, before the database is closed. */
    default boolean runsAtTheEnd() {
        return false;
    }
}
