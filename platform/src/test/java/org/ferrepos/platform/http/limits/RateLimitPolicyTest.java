package org.ferrepos.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ferrepos.platform.config.RateLimitSettings;
import org.ferrepos.platform.http.limits.RateLimitPolicy.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitPolicyTest {

    private final RateLimitPolicy policy = policyWith(Map.of(
            "POST /auth/login", Limit.perMinute(10),
            "POST /ventas", Limit.perMinute(50),
            "GET /productos/buscar", Limit.perMinute(200)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/login",
                "/api/auth/login",
                "/api/pos/auth/login",
                "auth/login",
                "/auth/login/",
                "/api/pos/auth/login/"
            })
    void anEndpointIsTheSameBehindEveryPrefix(String path) {
        assertThat(policy.ruleFor("POST", path)).hasValue(new Rule("POST /auth/login", Limit.perMinute(10), false));
        assertThat(policy.ruleFor("post", path)).hasValue(new Rule("POST /auth/login", Limit.perMinute(10), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/auth",
                "/pos/auth/login",
                "/api/api/pos/auth/login",
                "/auth/login/again",
                "/healthy",
                "/",
                "",
                "/api",
                "/api/pos"
            })
    void everythingElseSharesTheDefault(String path) {
        assertThat(policy.ruleFor("POST", path)).hasValue(new Rule("default", Limit.perMinute(100), false));
    }

    @Test
    void theMethodCounts() {
        assertThat(policy.ruleFor("GET", "/auth/login").orElseThrow().name()).isEqualTo("default");
        assertThat(policy.ruleFor("GET", "/api/pos/ventas").orElseThrow().name())
                .isEqualTo("default");
        assertThat(policy.ruleFor("POST", "/api/pos/ventas").orElseThrow().limit())
                .isEqualTo(Limit.perMinute(50));
        assertThat(policy.ruleFor("GET", "/api/pos/productos/buscar")
                        .orElseThrow()
                        .limit())
                .isEqualTo(Limit.perMinute(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/live",
                "/metrics",
                "/docs",
                "/docs/index.html",
                "/openapi",
                "/api/pos/health",
                "/api/sync/health/ready",
                "/api/pos/metrics"
            })
    void healthMetricsAndDocsAreFree(String path) {
        assertThat(policy.ruleFor("GET", path)).isEmpty();
    }

    @Test
    void parametersMatchAsWritten() {
        RateLimitPolicy own =
                policyWith(Map.of("get  /productos/{sku}", Limit.perMinute(7), "POST /ventas", Limit.perMinute(5)));
        assertThat(own.ruleFor("GET", "/api/pos/productos/{sku}"))
                .hasValue(new Rule("GET /productos/{sku}", Limit.perMinute(7), false));
        assertThat(own.ruleFor("GET", "/productos/TAL-750").orElseThrow().name())
                .isEqualTo("default");
    }

    @Test
    void anEntryWithItsPrefixGoesFirst() {
        RateLimitPolicy own =
                policyWith(Map.of("POST /ventas", Limit.perMinute(50), "POST /api/sync/ventas", Limit.perMinute(500)));
        assertThat(own.ruleFor("POST", "/api/sync/ventas").orElseThrow().name()).isEqualTo("POST /api/sync/ventas");
        assertThat(own.ruleFor("POST", "/api/pos/ventas").orElseThrow().name()).isEqualTo("POST /ventas");
    }

    @Test
    void switchedOffNothingIsLimited() {
        RateLimitPolicy off = new RateLimitPolicy(settings(false, Map.of(), Set.of()));
        assertThat(off.ruleFor("POST", "/auth/login")).isEmpty();
    }

    @Test
    void anEndpointMayBeFreeForApiKeys() {
        RateLimitPolicy own = new RateLimitPolicy(settings(
                true,
                Map.of("POST /ventas", Limit.perMinute(5), "GET /ventas", Limit.perMinute(5)),
                Set.of("POST /ventas")));
        assertThat(own.ruleFor("POST", "/api/pos/ventas").orElseThrow().freeForApiKeys())
                .isTrue();
        assertThat(own.ruleFor("GET", "/api/pos/ventas").orElseThrow().freeForApiKeys())
                .isFalse();
    }

    @Test
    void mistakesInTheConfigurationStopTheStart() {
        assertThatThrownBy(() -> policyWith(Map.of("/auth/login", Limit.perMinute(1))))
                .hasMessageContaining("must read like 'POST /auth/login'");
        assertThatThrownBy(() -> policyWith(Map.of("GET /a", Limit.perMinute(1), "get /a/", Limit.perMinute(2))))
                .hasMessage("Two rate limits for GET /a");
    }

    @Test
    void eachRuleCountsEachSubjectOnItsOwn() {
        Rule login = policy.ruleFor("POST", "/auth/login").orElseThrow();
        Rule other = policy.ruleFor("GET", "/productos").orElseThrow();
        assertThat(login.keyFor("user:1")).isNotEqualTo(other.keyFor("user:1")).isNotEqualTo(login.keyFor("user:2"));
    }

    private static RateLimitPolicy policyWith(Map<String, Limit> endpoints) {
        return new RateLimitPolicy(settings(true, endpoints, Set.of()));
    }

    private static RateLimitSettings settings(
            boolean enabled, Map<String, Limit> endpoints, Set<String> freeForApiKeys) {
        Map<String, RateLimitSettings.EndpointLimit> limits = new HashMap<>();
        endpoints.forEach((endpoint, limit) -> limits.put(
                endpoint,
                new RateLimitSettings.EndpointLimit(
                        Math.toIntExact(limit.capacity()), limit.window(), freeForApiKeys.contains(endpoint))));
        return new RateLimitSettings(
                enabled,
                RateLimitSettings.Algorithm.TOKEN_BUCKET,
                100,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                limits);
    }
}
