package org.ferrepos.platform.jobs;

import java.util.UUID;
import org.ferrepos.platform.outbox.EventKind;
import org.ferrepos.platform.outbox.NewEvent;

/**
 * Told when a job ends that went on beside requests; the key is the id of the job. Whoever waited for one on the own
 * thread knows without.
 *
 * @param kind kind of the job
 * @param state {@code done}, {@code failed} or {@code cancelled}
 */
public record JobEnded(String kind, String state) {
    public static final EventKind<JobEnded> KIND = new EventKind<>("job.ended", 1, JobEnded.class);

    static NewEvent of(UUID id, String kind, JobState state) {
        return KIND.of(id.toString(), null, new JobEnded(kind, state.id()));
    }
}
