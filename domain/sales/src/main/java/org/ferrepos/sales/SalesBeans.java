package org.ferrepos.sales;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ferrepos.platform.config.Configuration;

/** Gives the area its part of the configuration. */
@Singleton
public final class SalesBeans {
    @Produces
    @Singleton
    SalesPolicy policy(Configuration configuration) {
        return configuration.of(SalesPolicy.class);
    }
}
