package org.ferrepos.platform.jobs;

import java.util.List;
import java.util.Optional;

/** The kinds of jobs that belong into this process: those it runs, and those it makes schedules of. */
public final class JobKinds {
    private final List<JobKind> kinds;

    public JobKinds(List<JobKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    public List<JobKind> all() {
        return kinds;
    }

    Optional<JobKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The names of those a calendar may start. */
    List<String> schedulable() {
        return kinds.stream()
                .filter(kind -> kind.rules().schedulable())
                .map(JobKind::name)
                .sorted()
                .toList();
    }
}
