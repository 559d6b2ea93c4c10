package org.ferrepos.identity.branch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.jobs.BackgroundJob;
import org.ferrepos.platform.targets.Target;

/**
 * Makes a branch or till that another process added usable in this one within its interval. What a sale relies on is
 * compared inside its own transaction and does not wait for this.
 */
@Singleton
public final class DirectoryRefresh implements BackgroundJob {
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
    public Set<Target> targets() {
        return Set.of(Target.API_POS, Target.AGENTE_DEPOSITO, Target.DASHBOARD);
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        directory.refresh();
    }
}
