package org.ferrepos.stock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ferrepos.platform.config.Configuration;

/** Gives the area its part of the configuration. */
@Singleton
public final class StockBeans {
    @Produces
    @Singleton
    ReservationPolicy policy(Configuration configuration) {
        return configuration.of(ReservationPolicy.class);
    }
}
