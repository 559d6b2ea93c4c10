package org.ferrepos.platform.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrepos.platform.db.Database;

/** The tries this process has under way, whoever's thread they are on; their leases are renewed together. */
final class LocalRuns {
    private final Map<UUID, JobRun> runs = new ConcurrentHashMap<>();

    void add(JobRun run) {
        runs.put(run.lease(), run);
    }

    void remove(JobRun run) {
        runs.remove(run.lease());
    }

    int size() {
        return runs.size();
    }

    void stopAll(JobStopped.Reason reason) {
        runs.values().forEach(run -> run.stop(reason));
    }

    /** Renews all leases, writes progress down and passes on what is to stop. */
    void renew(Database database, Duration lease) {
        Collection<JobRun> held = List.copyOf(runs.values());
        if (held.isEmpty()) {
            return;
        }
        long heldUntil = System.nanoTime() + lease.toNanos();
        Map<UUID, JobLeases.Held> standing =
                database.inTransaction(handle -> new JobLeases(handle).renew(held, lease)).stream()
                        .collect(Collectors.toMap(JobLeases.Held::lease, Function.identity()));
        for (JobRun run : held) {
            JobLeases.Held state = standing.get(run.lease());
            if (state == null) {
                run.stop(JobStopped.Reason.LEASE_LOST);
            } else {
                run.hold(heldUntil);
                if (state.cancelRequested()) {
                    run.stop(JobStopped.Reason.CANCELLED);
                }
            }
        }
    }
}
