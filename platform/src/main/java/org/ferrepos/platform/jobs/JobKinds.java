package org.ferrepos.platform.jobs;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The kinds of jobs that the program knows, whether this process runs them or not. */
@Singleton
public final class JobKinds {
    private final List<JobKind> kinds;

    @Inject
    public JobKinds(@All List<JobKind> kinds) {
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
