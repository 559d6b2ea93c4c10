package org.ferrepos.platform.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How many requests one caller may make: a limit for everything, and others for single endpoints. */
public record RateLimitSettings(
        boolean enabled,
        Algorithm algorithm,
        int defaultLimit,
        Duration defaultWindow,
        Duration cleanupInterval,
        Map<String, EndpointLimit> endpointLimits) {

    private static final String ENDPOINTS = "rate_limiting.endpoint_limits";
    private static final Pattern ENDPOINT = Pattern.compile("(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /\\S*");
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);
    private static final int MOST_REQUESTS = 1_000_000;

    public RateLimitSettings {
        endpointLimits = Map.copyOf(endpointLimits);
    }

    /** How requests are counted. */
    public enum Algorithm {
        TOKEN_BUCKET
    }

    /** The limit of one endpoint, such as {@code POST /ventas}; callers with an API key may be exempt. */
    public record EndpointLimit(int limit, Duration window, boolean exemptApiKeys) {}

    static RateLimitSettings read(MergedSettings reader) {
        int limit = reader.integer("rate_limiting.default_limit", 1, MOST_REQUESTS);
        Duration window = reader.duration("rate_limiting.default_window", LEAST, MOST);
        return new RateLimitSettings(
                reader.flag("rate_limiting.enabled"),
                reader.choice(
                        "rate_limiting.algorithm",
                        Map.of("token_bucket", Algorithm.TOKEN_BUCKET),
                        Algorithm.TOKEN_BUCKET),
                limit,
                window,
                reader.duration("rate_limiting.cleanup_interval", LEAST, MOST),
                endpoints(reader, limit, window));
    }

    private static Map<String, EndpointLimit> endpoints(MergedSettings reader, int limit, Duration window) {
        Map<String, EndpointLimit> limits = new LinkedHashMap<>();
        for (String name : reader.names(ENDPOINTS)) {
            String prefix = ENDPOINTS + "[" + name + "]";
            if (!ENDPOINT.matcher(name).matches()) {
                reader.reject(prefix, "el nombre debe ser un método y una ruta, como \"POST /ventas\"");
            }
            limits.put(
                    name,
                    new EndpointLimit(
                            reader.integer(prefix + ".limit", 1, MOST_REQUESTS, limit),
                            reader.optionalDuration(prefix + ".window", LEAST, MOST)
                                    .orElse(window),
                            reader.optionalFlag(prefix + ".exempt_api_keys").orElse(false)));
        }
        return limits;
    }
}
