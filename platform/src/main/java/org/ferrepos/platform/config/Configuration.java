package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.AreaSettings;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.targets.RunningTargets;

/**
 * Everything one process was configured with, validated. {@code environment} is one of development, test, staging,
 * production; {@code targets} says which services run; {@code notices} belong in the start log.
 */
public record Configuration(
        String environment,
        RunningTargets targets,
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
        Map<Class<?>, Object> ofAreas,
        List<String> notices) {

    private static final Pattern NAME = Pattern.compile("\\S+");

    public Configuration {
        ofAreas = Map.copyOf(ofAreas);
        notices = List.copyOf(notices);
    }

    /** The settings of an area, by the type its descriptor names. */
    public <T> T of(Class<T> type) {
        Object settings = ofAreas.get(type);
        if (settings == null) {
            throw new IllegalArgumentException("no area names " + type.getName() + " among its settings");
        }
        return type.cast(settings);
    }

    /** Whether the rules for production hold. */
    public boolean isProduction() {
        return environment.equals(Environment.PRODUCTION);
    }

    static Configuration read(MergedSettings reader) {
        String environment = reader.environment();
        Path home = reader.home();
        RunningTargets targets = targets(reader);
        return new Configuration(
                environment,
                targets,
                home.resolve(reader.pathText("ferrepos.data_directory")),
                reader.optionalFlag("ferrepos.demo").orElse(environment.equals(Environment.DEVELOPMENT)),
                reader.secret("ferrepos.demo_password"),
                ServerSettings.read(reader, environment, targets.defaultPort()),
                DatabaseSettings.read(reader, home),
                RedisSettings.read(reader),
                LoggingSettings.read(reader, environment, home),
                RateLimitSettings.read(reader),
                SecuritySettings.read(reader, home),
                MetricsSettings.read(reader),
                TracingSettings.read(reader),
                areas(reader),
                List.of());
    }

    private static RunningTargets targets(MergedSettings reader) {
        String key = "ferrepos.target";
        List<String> names = reader.list(key, NAME, "debe ser el nombre de un servicio").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return RunningTargets.of(names.isEmpty() ? List.of(RunningTargets.ALL) : names)
                .orElseGet(() -> {
                    reader.reject(
                            key,
                            "debe ser uno de " + String.join(", ", RunningTargets.names())
                                    + ", o varios separados por comas");
                    return RunningTargets.all();
                });
    }

    private static Map<Class<?>, Object> areas(MergedSettings reader) {
        Map<Class<?>, Object> settings = new HashMap<>();
        for (Area area : Areas.ofThisProgram().all()) {
            for (AreaSettings<?> part : area.settings()) {
                settings.put(part.type(), part.reader().apply(reader));
            }
        }
        return settings;
    }

    Configuration withNotices(List<String> found) {
        return new Configuration(
                environment,
                targets,
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
                ofAreas,
                found);
    }
}
