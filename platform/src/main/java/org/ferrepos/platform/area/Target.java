package org.ferrepos.platform.area;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service that a process can run.
 *
 * @param id the name on the command line and in {@code bin/}
 * @param defaultPort where it listens unless told otherwise
 * @param prefixes paths behind the gateway that belong to it; the first one is stripped for its root
 * @param aliases other paths behind the gateway, each with the path that it stands for
 * @param withPages whether it serves the web application
 */
public record Target(
        String id, int defaultPort, List<String> prefixes, Map<String, String> aliases, boolean withPages) {

    public Target {
        prefixes = List.copyOf(prefixes);
        aliases = Map.copyOf(aliases);
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException("target " + id + " has no path");
        }
    }

    public static Target of(String id, int defaultPort, String... prefixes) {
        return new Target(id, defaultPort, List.of(prefixes), Map.of(), false);
    }

    /** The same target, also reached where the guides call it otherwise. */
    public Target alsoAt(String path, String meaning) {
        Map<String, String> more = new LinkedHashMap<>(aliases);
        more.put(path, meaning);
        return new Target(id, defaultPort, prefixes, more, withPages);
    }

    /** The same target, with the web application. */
    public Target servingPages() {
        return new Target(id, defaultPort, prefixes, aliases, true);
    }

    /** Whether a path behind the gateway belongs to it. */
    public boolean owns(String path) {
        return prefixes.stream().anyMatch(prefix -> isBelow(path, prefix));
    }

    /** Whether a path is the given one or lies below it. */
    public static boolean isBelow(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
