package org.ferrepos.platform.net;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ferrepos.platform.area.SettingsReader;

/**
 * Bounds of what goes out.
 *
 * @param schemes {@code https}, and {@code http} where the operator allows it
 * @param allowedNetworks networks that are not public and may be reached nevertheless, such as the chain's own
 * @param maxBytes largest body of an answer that is taken
 * @param timeout bound of one request with its redirects and retries
 */
public record OutboundSettings(
        Set<String> schemes,
        Set<Integer> ports,
        List<String> allowedNetworks,
        int maxBytes,
        int maxRedirects,
        int maxAttempts,
        Duration connectTimeout,
        Duration timeout) {
    private static final String PREFIX = "ferrepos.outbound.";
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F:.]+/[0-9]{1,3}");

    public OutboundSettings {
        schemes = Set.copyOf(schemes);
        ports = Set.copyOf(ports);
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Reads the keys under {@code ferrepos.outbound}. */
    public static OutboundSettings read(SettingsReader reader) {
        boolean plain = reader.choice(PREFIX + "schemes", schemesByName(), false);
        Set<Integer> ports = new TreeSet<>();
        for (String port : reader.list(PREFIX + "ports", PORT, "debe ser un puerto")) {
            if (PORT.matcher(port).matches()) {
                ports.add(Integer.valueOf(port));
            }
        }
        List<String> networks =
                reader.list(PREFIX + "allowed_networks", NETWORK, "debe ser una red como 10.1.0.0/16").stream()
                        .filter(text -> isNetwork(reader, text))
                        .toList();
        return new OutboundSettings(
                plain ? Set.of("http", "https") : Set.of("https"),
                ports,
                networks,
                reader.integer(PREFIX + "max_bytes", 1024, 64 * 1024 * 1024),
                reader.integer(PREFIX + "max_redirects", 0, 10),
                reader.integer(PREFIX + "max_attempts", 1, 5),
                reader.duration(PREFIX + "connect_timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
                reader.duration(PREFIX + "timeout", Duration.ofSeconds(1), Duration.ofMinutes(5)));
    }

    private static Map<String, Boolean> schemesByName() {
        Map<String, Boolean> names = new java.util.LinkedHashMap<>();
        names.put("https", false);
        names.put("http_and_https", true);
        return names;
    }

    private static boolean isNetwork(SettingsReader reader, String text) {
        boolean good = Network.parse(text).isPresent();
        if (!good) {
            reader.reject(PREFIX + "allowed_networks", "debe ser una lista de redes como 10.1.0.0/16");
        }
        return good;
    }
}
