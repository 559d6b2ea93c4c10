package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything one process was configured with, validated. {@code environment} is one of development, test, staging,
 * production; {@code target} says which services run; {@code notices} belong in the start log.
 */
public record Configuration(
        String environment,
        String target,
        Path dataDirectory,
        boolean demo,
        Optional<Secret> demoPassword,
        ServerSettings server,
        DatabaseSettings database,
        RedisSettings redis,
        LoggingSettings logging,
        RateLimitSettings rateLimiting,
        SecuritySettings security,
        MetricsSettings metrics,
        TracingSettings tracing,
        SalesSettings sales,
        StockSettings stock,
        List<String> notices) {

    public Configuration {
        notices = List.copyOf(notices);
    }

    /** Whether the rules for production hold. */
    public boolean isProduction() {
        return environment.equals(Environment.PRODUCTION);
    }

    static Configuration read(SettingsReader reader, String environment, Path home) {
        String target = reader.choice("ferrepos.target", Targets.names(), Targets.ALL);
        return new Configuration(
                environment,
                target,
                home.resolve(reader.pathText("ferrepos.data_directory")),
                reader.optionalFlag("ferrepos.demo").orElse(environment.equals(Environment.DEVELOPMENT)),
                reader.secret("ferrepos.demo_password"),
                ServerSettings.read(reader, environment, target),
                DatabaseSettings.read(reader, home),
                RedisSettings.read(reader),
                LoggingSettings.read(reader, environment, home),
                RateLimitSettings.read(reader),
                SecuritySettings.read(reader, home),
                MetricsSettings.read(reader),
                TracingSettings.read(reader),
                SalesSettings.read(reader),
                StockSettings.read(reader),
                List.of());
    }

    Configuration withNotices(List<String> found) {
        return new Configuration(
                environment,
                target,
                dataDirectory,
                demo,
                demoPassword,
                server,
                database,
                redis,
                logging,
                rateLimiting,
                security,
                metrics,
                tracing,
                sales,
                stock,
                found);
    }
}
