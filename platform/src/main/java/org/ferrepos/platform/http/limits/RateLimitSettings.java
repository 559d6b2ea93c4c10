package org.ferrepos.platform.http.limits;

import java.util.Map;
import java.util.Set;

/**
 * The configured limits.
 *
 * @param enabled false switches all limits off
 * @param defaultLimit for every endpoint without its own
 * @param endpoints by method and path template without the gateway's prefix, for example {@code POST /auth/login}
 * @param freeForApiKeys those of the endpoints where callers with an API key are not limited
 */
public record RateLimitSettings(
        boolean enabled, Limit defaultLimit, Map<String, Limit> endpoints, Set<String> freeForApiKeys) {

    public RateLimitSettings {
        endpoints = Map.copyOf(endpoints);
        freeForApiKeys = Set.copyOf(freeForApiKeys);
    }

    /** The numbers of the deployment guides, in force where the configuration names no others. */
    public static RateLimitSettings standard() {
        return new RateLimitSettings(
                true,
                Limit.perMinute(100),
                Map.of(
                        "POST /auth/login", Limit.perMinute(10),
                        "POST /ventas", Limit.perMinute(50),
                        "GET /productos/buscar", Limit.perMinute(200)),
                Set.of());
    }
}
