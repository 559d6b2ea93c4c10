package org.ferrepos.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ferrepos.platform.config.MetricsSettings;
import org.ferrepos.platform.targets.Target;
import org.ferrepos.server.gateway.PathRules.Decision;
import org.junit.jupiter.api.Test;

class PathRulesTest {
    private static final MetricsSettings METRICS =
            new MetricsSettings(true, "/metrics", "ferre_pos", "api", List.of("127.0.0.0/8", "::1/128"));

    private static Decision decide(Target target, String path) {
        return new PathRules(target, METRICS).decide(path, "127.0.0.1");
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
        PathRules rules = new PathRules(Target.ALL, METRICS);
        assertThat(rules.decide("/metrics", "203.0.113.9"))
                .isEqualTo(new Decision.Rewrite("/internal/metrics/protected"));
        assertThat(rules.decide("/api/pos/metrics", "::1")).isEqualTo(new Decision.Rewrite("/internal/metrics/open"));
        assertThat(rules.decide("/metrics", null)).isEqualTo(new Decision.Rewrite("/internal/metrics/protected"));
    }
}
