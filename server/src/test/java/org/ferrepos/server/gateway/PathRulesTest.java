package org.ferrepos.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ferrepos.platform.config.MetricsSettings;
import org.ferrepos.platform.targets.Target;
import org.ferrepos.server.gateway.PathRules.Asked;
import org.ferrepos.server.gateway.PathRules.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PathRulesTest {
    private static final MetricsSettings METRICS =
            new MetricsSettings(true, "/metrics", "ferre_pos", "api", List.of("127.0.0.0/8", "::1/128"));

    private static final WebFiles WEB =
            new WebFiles(Map.of("/index.html", "W/\"1-1\"", "/sw.js", "W/\"2-1\"", "/assets/app-1.js", "W/\"3-1\""));

    private static Decision decide(Target target, String path) {
        return rules(target).decide(new Asked(path, "127.0.0.1", true, false));
    }

    private static Decision open(Target target, String path) {
        return rules(target).decide(new Asked(path, "127.0.0.1", true, true));
    }

    private static PathRules rules(Target target) {
        return new PathRules(target, target.serves(Target.DASHBOARD) ? WEB : WebFiles.NONE, METRICS);
    }

    private static Decision from(String path, @Nullable String address) {
        return rules(Target.ALL).decide(new Asked(path, address, true, false));
    }

    @Test
    void theWholeProductAnswersBehindTheGatewayOnly() {
        assertThat(decide(Target.ALL, "/api/pos/ventas")).isEqualTo(new Decision.Pass());
        assertThat(decide(Target.ALL, "/api/inventory")).isEqualTo(new Decision.Pass());
        assertThat(decide(Target.ALL, "/api/auth/login")).isEqualTo(new Decision.Rewrite("/api/pos/auth/login"));
        assertThat(decide(Target.ALL, "/ventas")).isEqualTo(new Decision.Absent());
        assertThat(decide(Target.ALL, "/api/labels/plantillas")).isEqualTo(new Decision.Absent());
    }

    @Test
    void oneTargetAnswersAtItsRootAndUnderItsPrefix() {
        assertThat(decide(Target.API_POS, "/ventas")).isEqualTo(new Decision.Rewrite("/api/pos/ventas"));
        assertThat(decide(Target.API_POS, "/api/pos/ventas")).isEqualTo(new Decision.Pass());
        assertThat(decide(Target.API_POS, "/auth/login")).isEqualTo(new Decision.Rewrite("/api/pos/auth/login"));
        assertThat(decide(Target.API_POS, "/api/deposito/stock")).isEqualTo(new Decision.Absent());
        assertThat(decide(Target.AGENTE_DEPOSITO, "/stock")).isEqualTo(new Decision.Rewrite("/api/deposito/stock"));
        assertThat(decide(Target.AGENTE_DEPOSITO, "/api/auth/login")).isEqualTo(new Decision.Absent());
    }

    @Test
    void whatEveryServiceHasIsThereEverywhere() {
        for (Target target : Target.values()) {
            assertThat(decide(target, "/health")).isEqualTo(new Decision.Pass());
            assertThat(decide(target, "/docs/")).isEqualTo(new Decision.Pass());
            assertThat(decide(target, "/metrics")).isEqualTo(new Decision.Rewrite("/internal/metrics/open"));
            assertThat(decide(target, "/internal/metrics/open")).isEqualTo(new Decision.Absent());
        }
        assertThat(decide(Target.ALL, "/api/deposito/health")).isEqualTo(new Decision.Rewrite("/health"));
        assertThat(decide(Target.ALL, "/healthy")).isEqualTo(new Decision.Absent());
    }

    @Test
    void metricsNeedAKeyFromOtherNetworks() {
        assertThat(from("/metrics", "203.0.113.9")).isEqualTo(new Decision.Rewrite("/metrics"));
        assertThat(from("/api/pos/metrics", "::1")).isEqualTo(new Decision.Rewrite("/internal/metrics/open"));
        MetricsSettings elsewhere = new MetricsSettings(true, "/otra", "ferre_pos", "api", List.of());
        PathRules renamed = new PathRules(Target.ALL, WebFiles.NONE, elsewhere);
        assertThat(renamed.decide(new Asked("/otra", "::1", true, false))).isEqualTo(new Decision.Rewrite("/metrics"));
        assertThat(renamed.decide(new Asked("/metrics", "::1", true, false))).isEqualTo(new Decision.Absent());
        assertThat(from("/metrics", null)).isEqualTo(new Decision.Rewrite("/metrics"));
    }

    @Test
    void browsersOpenThePageAtAnyAddressOfTheApplication() {
        for (Target target : List.of(Target.ALL, Target.DASHBOARD)) {
            for (String path : List.of("/", "/caja", "/productos/TAL-750", "/productos/TOR-6.5", "/ventas", "/apis")) {
                assertThat(open(target, path)).as(path).isEqualTo(new Decision.Web("/index.html"));
            }
            assertThat(decide(target, "/")).isEqualTo(new Decision.Web("/index.html"));
            assertThat(decide(target, "/sw.js")).isEqualTo(new Decision.Web("/sw.js"));
            assertThat(decide(target, "/assets/app-1.js")).isEqualTo(new Decision.Web("/assets/app-1.js"));
            assertThat(open(target, "/docs/")).isEqualTo(new Decision.Pass());
            assertThat(open(target, "/health")).isEqualTo(new Decision.Pass());
        }
    }

    @Test
    void thePageHidesNothingThatIsMissing() {
        for (String path : List.of(
                "/assets/app-2.js",
                "/assets/x",
                "/favicon.ico",
                "/api/nope",
                "/api",
                "/internal/metrics/open",
                "/prometheus-raw")) {
            assertThat(open(Target.ALL, path)).as(path).isEqualTo(new Decision.Absent());
        }
        assertThat(decide(Target.ALL, "/caja")).isEqualTo(new Decision.Absent());
        assertThat(decide(Target.DASHBOARD, "/caja")).isEqualTo(new Decision.Rewrite("/api/dashboard/caja"));
        assertThat(rules(Target.ALL).decide(new Asked("/caja", null, false, true)))
                .isEqualTo(new Decision.Absent());
    }

    @Test
    void otherTargetsHaveNoPages() {
        assertThat(open(Target.API_POS, "/")).isEqualTo(new Decision.Rewrite("/api/pos/"));
        assertThat(open(Target.API_POS, "/index.html")).isEqualTo(new Decision.Rewrite("/api/pos/index.html"));
        assertThat(new PathRules(Target.ALL, WebFiles.NONE, METRICS).decide(new Asked("/", null, true, true)))
                .isEqualTo(new Decision.Absent());
    }
}
