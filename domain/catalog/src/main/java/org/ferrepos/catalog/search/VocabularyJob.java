package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.ferrepos.platform.jobs.BackgroundJob;
import org.ferrepos.platform.targets.Target;

/** Keeps the word counts of the search near the truth while single products change. */
@Singleton
final class VocabularyJob implements BackgroundJob {
    private final Vocabulary vocabulary;

    @Inject
    VocabularyJob(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public String name() {
        return "catalog-vocabulary";
    }

    @Override
    public Set<Target> targets() {
        return Set.of(Target.API_POS);
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        vocabulary.count();
    }
}
