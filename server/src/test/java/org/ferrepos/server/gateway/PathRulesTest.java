package org.ferrepos.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ferrepos.platform.config.MetricsSettings;
import org.ferrepos.platform.targets.RunningTargets;
import org.ferrepos.server.gateway.PathRules.Asked;
import org.ferrepos.server.gateway.PathRules.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PathRulesTest {
    private static final MetricsSettings METRICS =
            new MetricsSettings(true, "/metrics", "ferre_pos", "api", List.of("127.0.0.0/8", "::1/128"));

    private static final WebFiles WEB =
            new WebFiles(Map.of("/index.html", "W/\"1-1\"", "/sw.js", "W/\"2-1\"", "/assets/app-1.js", "W/\"3-1\""));

    private static final RunningTargets ALL = RunningTargets.all();
    private static final RunningTargets API_POS = running("api_pos");
    private static final RunningTargets AGENTE_DEPOSITO = running("agente_deposito");
    private static final RunningTargets DASHBOARD = running("dashboard");
    private static final RunningTargets TWO = running("agente_deposito", "api_pos");

    private static RunningTargets running(String... names) {
        return RunningTargets.of(List.of(names)).orElseThrow();
    }

    private static Decision decide(RunningTargets targets, String path) {
        return rules(targets).decide(new Asked(path, "127.0.0.1", true, false));
    }

    private static Decision open(RunningTargets targets, String path) {
        return rules(targets).decide(new Asked(path, "127.0.0.1", true, true));
    }

    private static PathRules rules(RunningTargets targets) {
        return new PathRules(targets, targets.servesPages() ? WEB : WebFiles.NONE, METRICS);
    }

    private static Decision from(String path, @Nullable String address) {
        return rules(ALL).decide(new Asked(path, address, true, false));
    }

    @Test
    void theWholeProductAnswersBehindTheGatewayOnly() {
        assertThat(decide(ALL, "/api/pos/ventas")).isEqualTo(new Decision.Pass());
        assertThat(decide(ALL, "/api/inventory")).isEqualTo(new Decision.Pass());
        assertThat(decide(ALL, "/api/auth/login")).isEqualTo(new Decision.Rewrite("/api/pos/auth/login"));
        assertThat(decide(ALL, "/ventas")).isEqualTo(new Decision.Absent());
        assertThat(decide(ALL, "/api/labels/plantillas")).isEqualTo(new Decision.Absent());
    }

    @Test
    void oneTargetAnswersAtItsRootAndUnderItsPrefix() {
        assertThat(decide(API_POS, "/ventas")).isEqualTo(new Decision.Rewrite("/api/pos/ventas"));
        assertThat(decide(API_POS, "/api/pos/ventas")).isEqualTo(new Decision.Pass());
        assertThat(decide(API_POS, "/auth/login")).isEqualTo(new Decision.Rewrite("/api/pos/auth/login"));
        assertThat(decide(API_POS, "/api/deposito/stock")).isEqualTo(new Decision.Absent());
        assertThat(decide(AGENTE_DEPOSITO, "/stock")).isEqualTo(new Decision.Rewrite("/api/deposito/stock"));
        assertThat(decide(AGENTE_DEPOSITO, "/api/auth/login")).isEqualTo(new Decision.Absent());
    }

    @Test
    void whatEveryServiceHasIsThereEverywhere() {
        for (RunningTargets targets : List.of(ALL, API_POS, AGENTE_DEPOSITO, DASHBOARD)) {
            assertThat(decide(targets, "/health")).isEqualTo(new Decision.Pass());
            assertThat(decide(targets, "/docs/")).isEqualTo(new Decision.Pass());
            assertThat(decide(targets, "/metrics")).isEqualTo(new Decision.Rewrite("/internal/metrics/open"));
            assertThat(decide(targets, "/internal/metrics/open")).isEqualTo(new Decision.Absent());
        }
        assertThat(decide(ALL, "/api/deposito/health")).isEqualTo(new Decision.Rewrite("/health"));
        assertThat(decide(ALL, "/healthy")).isEqualTo(new Decision.Absent());
    }

    @Test
    void metricsNeedAKeyFromOtherNetworks() {
        assertThat(from("/metrics", "203.0.113.9")).isEqualTo(new Decision.Rewrite("/metrics"));
        assertThat(from("/api/pos/metrics", "::1")).isEqualTo(new Decision.Rewrite("/internal/metrics/open"));
        MetricsSettings elsewhere = new MetricsSettings(true, "/otra", "ferre_pos", "api", List.of());
        PathRules renamed = new PathRules(ALL, WebFiles.NONE, elsewhere);
        assertThat(renamed.decide(new Asked("/otra", "::1", true, false))).isEqualTo(new Decision.Rewrite("/metrics"));
        assertThat(renamed.decide(new Asked("/metrics", "::1", true, false))).isEqualTo(new Decision.Absent());
        assertThat(from("/metrics", null)).isEqualTo(new Decision.Rewrite("/metrics"));
    }

    @Test
    void browsersOpenThePageAtAnyAddressOfTheApplication() {
        for (RunningTargets targets : List.of(ALL, DASHBOARD)) {
            for (String path : List.of("/", "/caja", "/productos/TAL-750", "/productos/TOR-6.5", "/ventas", "/apis")) {
                assertThat(open(targets, path)).as(path).isEqualTo(new Decision.Web("/index.html"));
            }
            assertThat(decide(targets, "/")).isEqualTo(new Decision.Web("/index.html"));
            assertThat(decide(targets, "/sw.js")).isEqualTo(new Decision.Web("/sw.js"));
            assertThat(decide(targets, "/assets/app-1.js")).isEqualTo(new Decision.Web("/assets/app-1.js"));
            assertThat(open(targets, "/docs/")).isEqualTo(new Decision.Pass());
            assertThat(open(targets, "/health")).isEqualTo(new Decision.Pass());
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
            assertThat(open(ALL, path)).as(path).isEqualTo(new Decision.Absent());
        }
        assertThat(decide(ALL, "/caja")).isEqualTo(new Decision.Absent());
        assertThat(decide(DASHBOARD, "/caja")).isEqualTo(new Decision.Rewrite("/api/dashboard/caja"));
        assertThat(rules(ALL).decide(new Asked("/caja", null, false, true))).isEqualTo(new Decision.Absent());
    }

    @Test
    void otherTargetsHaveNoPages() {
        assertThat(open(API_POS, "/")).isEqualTo(new Decision.Rewrite("/api/pos/"));
        assertThat(open(API_POS, "/index.html")).isEqualTo(new Decision.Rewrite("/api/pos/index.html"));
        assertThat(new PathRules(ALL, WebFiles.NONE, METRICS).decide(new Asked("/", null, true, true)))
                .isEqualTo(new Decision.Absent());
    }

    @Test
    void severalTargetsAnswerUnderTheirPrefixesAlone() {
        assertThat(decide(TWO, "/api/pos/ventas")).isEqualTo(new Decision.Pass());
        assertThat(decide(TWO, "/api/deposito/stock")).isEqualTo(new Decision.Pass());
        assertThat(decide(TWO, "/api/auth/login")).isEqualTo(new Decision.Rewrite("/api/pos/auth/login"));
        assertThat(decide(TWO, "/ventas")).isEqualTo(new Decision.Absent());
        assertThat(decide(TWO, "/stock")).isEqualTo(new Decision.Absent());
        assertThat(decide(TWO, "/api/inventory")).isEqualTo(new Decision.Absent());
        assertThat(decide(TWO, "/health")).isEqualTo(new Decision.Pass());
        assertThat(decide(TWO, "/api/pos/info")).isEqualTo(new Decision.Rewrite("/info"));
    }

    @Test
    void whatIsThePlatformsIsAnsweredByEveryTarget() {
        for (RunningTargets targets : List.of(ALL, API_POS, AGENTE_DEPOSITO, DASHBOARD, TWO)) {
            assertThat(decide(targets, "/api/jobs")).isEqualTo(new Decision.Pass());
            assertThat(decide(targets, "/api/files/1")).isEqualTo(new Decision.Pass());
            assertThat(decide(targets, "/api/jobsearch")).isEqualTo(new Decision.Absent());
        }
    }
}
