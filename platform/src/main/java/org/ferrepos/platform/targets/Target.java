package org.ferrepos.platform.targets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service that a process can run; {@code all} runs every one on a single port. */
public enum Target {
    ALL(8080),
    API_POS(8080),
    AGENTE_DEPOSITO(8001),
    DASHBOARD(8090);

    private final int defaultPort;

    Target(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The name used on the command line and in {@code bin/}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Paths behind the gateway that belong to this target; the first one is stripped for its root. */
    public List<String> prefixes() {
        return switch (this) {
            case ALL -> List.of();
            case API_POS -> List.of("/api/pos");
            case AGENTE_DEPOSITO -> List.of("/api/deposito");
            case DASHBOARD -> List.of("/api/dashboard", "/api/inventory");
        };
    }

    /** Whether a process that runs this target serves the other one. */
    public boolean serves(Target other) {
        return this == ALL || this == other;
    }

    public static Optional<Target> byId(String id) {
        return Arrays.stream(values()).filter(target -> target.id().equals(id)).findFirst();
    }

    /** The target that owns a path behind the gateway. */
    public static Optional<Target> owner(String path) {
        for (Target target : values()) {
            for (String prefix : target.prefixes()) {
                if (path.startsWith(prefix)
                        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                    return Optional.of(target);
                }
            }
        }
        return Optional.empty();
    }
}
