package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ferrepos.platform.jobs.cron.Cron;
import org.jspecify.annotations.Nullable;

/** A job that comes again at the times of a calendar. */
record Schedule(UUID id, Plan plan, JobOwner maker, History history) {

    /**
     * What is to happen, and when; exactly one of zone and branch is present.
     *
     * @param branch code of the branch whose zone holds, also if it changes
     * @param recipients who is to be told of the results
     */
    record Plan(
            String kind,
            JsonNode parameters,
            Cron cron,
            @Nullable String zone,
            @Nullable String branch,
            boolean enabled,
            List<String> recipients) {
        Plan {
            recipients = List.copyOf(recipients);
        }
    }

    /** When it was made and changed, ran last and runs next; the last two are absent while there is no such time. */
    record History(
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant nextRunAt,
            @Nullable Instant lastRunAt,
            @Nullable UUID lastJob) {}

    /** The owner of the jobs it starts. */
    JobOwner owner() {
        return new JobOwner(
                JobOwner.Kind.SCHEDULE, id, plan.kind(), maker.roles(), maker.permissions(), maker.branch());
    }
}
