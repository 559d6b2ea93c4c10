package org.ferrepos.platform.config;

import java.util.List;

/** The configuration cannot be used; carries every problem found, each a sentence that names its key. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public ConfigurationException(List<String> problems) {
        super("La configuración no se puede usar:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
