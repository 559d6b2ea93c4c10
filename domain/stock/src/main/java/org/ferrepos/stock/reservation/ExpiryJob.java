package org.ferrepos.stock.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.platform.area.BackgroundJob;

/** Gives expired reservations back; the balance is right within its interval. Some chains run no warehouse service. */
@Singleton
public final class ExpiryJob implements BackgroundJob {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Reservations reservations;

    @Inject
    public ExpiryJob(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public String name() {
        return "reservation-expiry";
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
