package org.ferrepos.platform.jobs;

import java.util.UUID;

/** What became of a request for a job. */
public sealed interface Submitted {
    /** A new job waits. */
    record Accepted(UUID job) implements Submitted {}

    /** The request was made before; this is its job. */
    record Repeated(UUID job) implements Submitted {}

    /** Another request has that key. */
    record Conflict(String key) implements Submitted {}

    /** Too many jobs wait. */
    record QueueFull(int limit) implements Submitted {}
}
