package org.ferrepos.server.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.catalog.search.ProductSearch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.crypto.KeyRotation;
import org.ferrepos.platform.targets.Target;
import org.ferrepos.server.demo.DemoCompany;

/** What must be true before the first request: a migrated database, the demonstration company, warm directories. */
@Singleton
final class Startup {
    private final BranchDirectory branches;
    private final DemoCompany demo;
    private final ProductSearch search;
    private final KeyRotation rotation;

    @Inject
    Startup(BranchDirectory branches, DemoCompany demo, ProductSearch search, KeyRotation rotation) {
        this.branches = branches;
        this.demo = demo;
        this.search = search;
        this.rotation = rotation;
    }

    void onStart(@Observes StartupEvent event) {
        // What an older version left in clear is sealed before anybody asks for it.
        rotation.sealPlainValues();
        if (Launch.current().isServing()) {
            demo.createIfWanted();
        }
        // Requests on the event loop must find the branches in memory.
        branches.refresh();
        if (Launch.current().isServing() && Launch.current().target().serves(Target.API_POS)) {
            search.warmUpInBackground();
        }
    }
}
