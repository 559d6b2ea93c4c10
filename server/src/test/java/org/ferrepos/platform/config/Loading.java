package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An installation directory to put files in, and the ways a test loads it. */
final class Loading {

    static final String STRONG_SECRET = "k7Qm2vX9pL4sT8wZ1nB6cR3yF5hJ0dGa";
    static final Map<String, String> PRODUCTION = Map.of(
            "STR_ENV", "production",
            "STR_DB_HOST", "127.0.0.1",
            "STR_DB_PASSWORD", "Tr4vesia-del-maipo",
            "STR_JWT_SECRET", STRONG_SECRET);

    private final Path home;

    Loading(Path home) {
        this.home = home;
    }

    Loading file(String name, String content) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Loading yaml(String content) {
        return file("configs/config.development.yaml", content);
    }

    Path home() {
        return home;
    }

    Configuration load(Map<String, String> environment) {
        return ConfigurationLoader.load(ConfigurationRequest.of(environment, home));
    }

    Configuration load() {
        return load(Map.of());
    }

    List<String> problems(Map<String, String> environment) {
        return problems(ConfigurationRequest.of(environment, home));
    }

    List<String> problems() {
        return problems(Map.of());
    }

    static List<String> problems(ConfigurationRequest request) {
        ConfigurationException exception =
                catchThrowableOfType(ConfigurationException.class, () -> ConfigurationLoader.load(request));
        return exception == null ? List.of() : exception.problems();
    }

    /** The smallest production environment that starts, with one variable changed; an empty value removes it. */
    static Map<String, String> production(String name, String value) {
        Map<String, String> environment = new HashMap<>(PRODUCTION);
        environment.put(name, value);
        return environment;
    }
}
