package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param version grows with every change that anybody is told of
 * @param problem why it failed, or why the try before the one it waits for did
 */
public record Job(
        UUID id,
        String kind,
        JsonNode parameters,
        JobState state,
        JobOwner owner,
        Messages language,
        double progress,
        @Nullable JobMessage message,
        int attempts,
        long version,
        Times times,
        @Nullable JobResult result,
        @Nullable Problem problem) {

    /** When it was asked for, first taken up, and ended. */
    public record Times(
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    public Optional<JobResult> findResult() {
        return Optional.ofNullable(result);
    }

    public Optional<Problem> findProblem() {
        return Optional.ofNullable(problem);
    }
}
