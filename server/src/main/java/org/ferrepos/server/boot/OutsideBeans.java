package org.ferrepos.server.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.net.OutboundClient;
import org.ferrepos.platform.net.OutboundSettings;
import org.ferrepos.platform.notify.Notifier;
import org.ferrepos.platform.notify.NotifySettings;

/** Gives the areas their ways to others; made only where something asks for them. */
@Singleton
public final class OutsideBeans {

    @Produces
    @Singleton
    OutboundClient outboundClient(Configuration configuration, Vertx vertx, MeterRegistry registry) {
        return OutboundClient.open(vertx, configuration.of(OutboundSettings.class), registry);
    }

    void close(@Disposes OutboundClient client) {
        client.close();
    }

    @Produces
    @Singleton
    NotifySettings notifySettings(Configuration configuration) {
        return configuration.of(NotifySettings.class);
    }

    @Produces
    @Singleton
    Notifier notifier(NotifySettings settings, OutboundClient client, Clock clock, MeterRegistry registry) {
        return new Notifier(settings, client, clock, registry);
    }
}
