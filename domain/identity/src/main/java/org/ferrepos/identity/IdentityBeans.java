package org.ferrepos.identity;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ferrepos.identity.token.OwnTokenSecret;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.crypto.SecretStore;
import org.ferrepos.platform.files.FileConfiguration;
import org.ferrepos.platform.files.FileLinks;

/** Gives the area its part of the configuration, and the platform what only this area can sign. */
@Singleton
public final class IdentityBeans {
    @Produces
    @Singleton
    TokenSettings tokenSettings(Configuration configuration, SecretStore secrets) {
        TokenPolicy policy = configuration.of(TokenPolicy.class);
        String secret = policy.secret()
                .map(Secret::reveal)
                .orElseGet(() -> OwnTokenSecret.find(configuration.dataDirectory(), secrets));
        return new TokenSettings(secret, policy.accessDuration(), policy.refreshDuration(), policy.issuer());
    }

    /** Links to files are signed as tokens are. */
    @Produces
    @Singleton
    FileLinks fileLinks(Configuration configuration, TokenSettings tokens, Clock clock) {
        return new FileLinks(
                tokens.secret(),
                clock,
                configuration.of(FileConfiguration.class).linkDuration());
    }

    @Produces
    @Singleton
    LoginSettings loginSettings(Configuration configuration) {
        LoginSettings settings = configuration.of(LoginSettings.class);
        return configuration.rateLimiting().enabled() ? settings : settings.withoutRateLimit();
    }

    @Produces
    @Singleton
    SessionSettings sessionSettings(Configuration configuration) {
        return configuration.of(SessionSettings.class);
    }

    @Produces
    @Singleton
    RefusalSettings refusalSettings(Configuration configuration) {
        return configuration.of(RefusalSettings.class);
    }

    @Produces
    @Singleton
    DashboardKeySettings dashboardKey(Configuration configuration) {
        return configuration.of(DashboardKeySettings.class);
    }
}
