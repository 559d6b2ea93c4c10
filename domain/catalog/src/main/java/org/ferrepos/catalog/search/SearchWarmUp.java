package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.platform.area.StartStep;

/** Lets the index of the search load beside the first requests. */
@Singleton
public final class SearchWarmUp implements StartStep {
    private final ProductSearch search;

    @Inject
    SearchWarmUp(ProductSearch search) {
        this.search = search;
    }

    @Override
    public void start(boolean serving) {
        if (serving) {
            search.warmUpInBackground();
        }
    }
}
