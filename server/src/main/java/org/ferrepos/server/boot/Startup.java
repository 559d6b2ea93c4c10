package org.ferrepos.server.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.server.demo.DemoCompany;

/** What must be true before the first request: a migrated database, the demonstration company, warm directories. */
@Singleton
final class Startup {
    private final BranchDirectory branches;
    private final DemoCompany demo;

    @Inject
    Startup(BranchDirectory branches, DemoCompany demo) {
        this.branches = branches;
        this.demo = demo;
    }

    void onStart(@Observes StartupEvent event) {
        if (Launch.current().isServing()) {
            demo.createIfWanted();
        }
        // Requests on the event loop must find the branches in memory.
        branches.refresh();
    }
}
