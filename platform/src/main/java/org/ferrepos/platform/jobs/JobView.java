package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.ProblemDocument;
import org.jspecify.annotations.Nullable;

/** A job as clients see it. */
@Schema(name = "Job")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        UUID id,
        String kind,

        @Schema(enumeration = {"queued", "running", "done", "failed", "cancelled"})
        JobState status,

        @Schema(description = "From 0 to 1") double progress,
        @Nullable String message,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Name of the user or key, or the kind of the schedule that asked for it")
        String owner,

        int attempts,
        @Nullable JobResult result,

        @Schema(description = "Why it failed, or, while it waits, why the try before did") @Nullable
        ProblemDocument problem) {

    static JobView of(Job job, Messages messages) {
        JobMessage message = job.message();
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                job.progress(),
                message == null ? null : messages.format(message.key(), message.arguments()),
                job.times().createdAt(),
                job.times().startedAt(),
                job.times().endedAt(),
                job.owner().name(),
                job.attempts(),
                job.result(),
                job.findProblem()
                        .map(problem ->
                                ProblemDocument.of(problem, messages, job.id().toString()))
                        .orElse(null));
    }
}
