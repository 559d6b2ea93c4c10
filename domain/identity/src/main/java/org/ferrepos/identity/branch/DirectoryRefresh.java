package org.ferrepos.identity.branch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.area.BackgroundJob;
import org.ferrepos.platform.area.StartStep;

/**
 * Makes a branch or till that another process added usable in this one within its interval. What a sale relies on is
 * compared inside its own transaction and does not wait for this.
 */
@Singleton
public final class DirectoryRefresh implements BackgroundJob, StartStep {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final BranchDirectory directory;

    @Inject
    public DirectoryRefresh(BranchDirectory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "identity-directory-refresh";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    /** Requests on the event loop must find the branches in memory. */
    @Override
    public void start(boolean serving) {
        directory.refresh();
    }

    @Override
    public void run() {
        directory.refresh();
    }
}
