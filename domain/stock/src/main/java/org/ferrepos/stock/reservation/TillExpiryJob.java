package org.ferrepos.stock.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.platform.jobs.BackgroundJob;
import org.ferrepos.platform.targets.Target;

/** Gives expired reservations back wherever tills are served, for chains that run no warehouse service. */
@Singleton
public final class TillExpiryJob implements BackgroundJob {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Reservations reservations;

    @Inject
    public TillExpiryJob(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public String name() {
        return "reservation-expiry-tills";
    }

    @Override
    public Target target() {
        return Target.API_POS;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        reservations.expire();
    }
}
