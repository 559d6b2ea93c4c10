package org.ferrepos.platform.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of the environments a process may run in. A misspelt one must never pass for a harmless one. */
final class Environment {

    static final String DEVELOPMENT = "development";
    static final String PRODUCTION = "production";

    private static final List<String> NAMES = List.of(DEVELOPMENT, "test", "staging", PRODUCTION);

    private Environment() {}

    static Optional<String> canonical(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(choices().get(lower));
    }

    /** Every accepted name with its canonical one. */
    static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        NAMES.forEach(name -> choices.put(name, name));
        choices.put("dev", DEVELOPMENT);
        choices.put("prod", PRODUCTION);
        return choices;
    }

    /** The names a file may carry for this environment, the full one first. */
    static List<String> fileNames(String canonical) {
        return switch (canonical) {
            case DEVELOPMENT -> List.of(DEVELOPMENT, "dev");
            case PRODUCTION -> List.of(PRODUCTION, "prod");
            default -> List.of(canonical);
        };
    }
}
