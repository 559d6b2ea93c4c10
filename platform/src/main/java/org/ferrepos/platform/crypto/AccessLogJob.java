package org.ferrepos.platform.crypto;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ferrepos.platform.area.BackgroundJob;
import org.jboss.logging.Logger;

/** Writes what the access log added up, takes over keys of other processes, and reminds of a key that has grown old. */
@Singleton
public final class AccessLogJob implements BackgroundJob {
    private static final Logger LOG = Logger.getLogger(AccessLogJob.class);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration HOUSEKEEPING = Duration.ofDays(1);

    private final AccessLog log;
    private final KeyRing keys;
    private final Clock clock;
    private Instant nextHousekeeping = Instant.MIN;

    @Inject
    public AccessLogJob(AccessLog log, KeyRing keys, Clock clock) {
        this.log = log;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "encryption-access-log";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        log.flush();
        Instant now = clock.instant();
        if (now.isBefore(nextHousekeeping)) {
            return;
        }
        nextHousekeeping = now.plus(HOUSEKEEPING);
        keys.refresh();
        var _ = log.prune(KEPT);
        if (keys.age().compareTo(KeyRing.REMINDER_AGE) > 0) {
            LOG.warnf(
                    "the key that seals costs and secrets is %d days old; change it with: ./ferrepos keys rotate",
                    keys.age().toDays());
        }
    }

    @PreDestroy
    void stop() {
        try {
            log.flush();
        } catch (RuntimeException e) {
            LOG.debug("the last uses of sealed values were not noted", e);
        }
    }
}
