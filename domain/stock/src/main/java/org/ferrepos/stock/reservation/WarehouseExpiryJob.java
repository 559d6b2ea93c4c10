package org.ferrepos.stock.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.platform.jobs.BackgroundJob;
import org.ferrepos.platform.targets.Target;

/** Gives expired reservations back wherever the warehouse service runs; the balance is right within its interval. */
@Singleton
public final class WarehouseExpiryJob implements BackgroundJob {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Reservations reservations;

    @Inject
    public WarehouseExpiryJob(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public String name() {
        return "reservation-expiry-warehouse";
    }

    @Override
    public Target target() {
        return Target.AGENTE_DEPOSITO;
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
