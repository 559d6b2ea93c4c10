package org.ferrepos.platform.files;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.platform.area.BackgroundJob;

/** Sweeps files every hour. */
@Singleton
public final class FileSweepJob implements BackgroundJob {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final FileStore store;

    @Inject
    public FileSweepJob(FileStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "file-sweep";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        store.sweeper().sweep();
    }
}
