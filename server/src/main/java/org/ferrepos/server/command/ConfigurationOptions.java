package org.ferrepos.server.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.ConfigurationLoader;
import org.ferrepos.platform.config.ConfigurationRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes to find its configuration and database. */
final class ConfigurationOptions {
    private static final String DATA = "--data";
    private static final String DATABASE_URL = "--database-url";
    private static final String CONFIG = "--config";
    private static final String ENV_FILE = "--env-file";

    @Option(names = DATA, paramLabel = "DIR", description = "directorio de datos (por omisión data/)")
    private @Nullable Path data;

    @Option(
            names = DATABASE_URL,
            paramLabel = "URL",
            description = "PostgreSQL externo, 15 o posterior: postgresql://usuario:clave@host:5432/base")
    private @Nullable String databaseUrl;

    @Option(names = CONFIG, paramLabel = "ARCHIVO", description = "archivo de configuración YAML")
    private @Nullable Path config;

    @Option(names = ENV_FILE, paramLabel = "ARCHIVO", description = "archivo de variables (por omisión .env)")
    private @Nullable Path envFile;

    /** Sets an option that was read elsewhere; false where there is none of that name. */
    boolean set(String name, String value) {
        switch (name) {
            case DATA -> data = Path.of(value);
            case DATABASE_URL -> databaseUrl = value;
            case CONFIG -> config = Path.of(value);
            case ENV_FILE -> envFile = Path.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The process environment, in which a database named on the command line stands above every variable. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (databaseUrl != null) {
            environment.keySet().removeIf(name -> name.startsWith("STR_DB_") || name.startsWith("POSTGRES_"));
            environment.put("DATABASE_URL", databaseUrl);
        }
        return environment;
    }

    Configuration load() {
        return load(Map.of());
    }

    Configuration load(Map<String, String> overrides) {
        Path home = Path.of(System.getProperty("ferrepos.home", "."));
        Map<String, String> all = new HashMap<>(overrides);
        if (data != null) {
            all.put("ferrepos.data_directory", data.toAbsolutePath().toString());
        }
        ConfigurationRequest request =
                ConfigurationRequest.of(environment(), home).withOverrides(all);
        if (config != null) {
            request = request.withConfigFile(config.toAbsolutePath());
        }
        if (envFile != null) {
            request = request.withEnvFile(envFile.toAbsolutePath());
        }
        return ConfigurationLoader.load(request);
    }
}
