package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.platform.area.BackgroundJob;

/** Keeps the word counts of the search near the truth while single products change. */
@Singleton
public final class VocabularyJob implements BackgroundJob {
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
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        vocabulary.count();
    }
}
