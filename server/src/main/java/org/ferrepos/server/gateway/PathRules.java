package org.ferrepos.server.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.platform.config.MetricsSettings;
import org.ferrepos.platform.targets.Target;
import org.jspecify.annotations.Nullable;

/**
 * Which paths this process answers. Routes are declared by their path behind the gateway; a process with one target
 * answers the same at its root, as reverse proxies and health checks call it.
 */
final class PathRules {
    static final String DECIDED = "ferrepos.path-decided";

    // Where the metrics really are; nobody reaches them but through these rules.
    private static final String OPEN_METRICS = "/internal/metrics/open";
    private static final String PROTECTED_METRICS = "/internal/metrics/protected";

    private static final String RAW_METRICS = "/prometheus-raw";
    private static final String UPLOAD_SUFFIX = "/importar";
    private static final Set<String> OWN = Set.of("health", "docs", "openapi", "info");

    private final Target target;
    private final MetricsSettings metrics;
    private final NetworkList metricsNetworks;

    PathRules(Target target, MetricsSettings metrics) {
        this.target = target;
        this.metrics = metrics;
        this.metricsNetworks = NetworkList.of(metrics.allowedNetworks());
    }

    /** What happens to a path. */
    sealed interface Decision {
        /** It is answered as it is. */
        record Pass() implements Decision {}

        /** It is answered under another name. */
        record Rewrite(String path) implements Decision {}

        /** This process does not have it. */
        record Absent() implements Decision {}
    }

    Decision decide(String path, @Nullable String address) {
        if (path.startsWith("/internal/") || path.startsWith(RAW_METRICS)) {
            return new Decision.Absent();
        }
        if (path.equals(metrics.path())) {
            return metrics(address);
        }
        if (isOwn(path)) {
            return new Decision.Pass();
        }
        if (path.equals("/api/auth") || path.startsWith("/api/auth/")) {
            return target.serves(Target.API_POS)
                    ? new Decision.Rewrite("/api/pos" + path.substring("/api".length()))
                    : new Decision.Absent();
        }
        Optional<Target> owner = Target.owner(path);
        if (owner.isPresent()) {
            return target.serves(owner.get()) ? own(path, owner.get(), address) : new Decision.Absent();
        }
        if (target == Target.ALL || path.startsWith("/api/")) {
            return new Decision.Absent();
        }
        return new Decision.Rewrite(target.prefixes().getFirst() + path);
    }

    static boolean isUpload(String path) {
        return path.endsWith(UPLOAD_SUFFIX);
    }

    /** Health, metrics and documents are also reached behind a service's prefix. */
    private Decision own(String path, Target owner, @Nullable String address) {
        List<String> prefixes = owner.prefixes();
        for (String prefix : prefixes) {
            if (path.length() > prefix.length()) {
                String rest = path.substring(prefix.length());
                if (rest.equals("/metrics")) {
                    return metrics(address);
                }
                if (isOwn(rest)) {
                    return new Decision.Rewrite(rest);
                }
            }
        }
        return new Decision.Pass();
    }

    private Decision metrics(@Nullable String address) {
        if (!metrics.enabled()) {
            return new Decision.Absent();
        }
        return new Decision.Rewrite(metricsNetworks.contains(address) ? OPEN_METRICS : PROTECTED_METRICS);
    }

    private static boolean isOwn(String path) {
        int end = path.indexOf('/', 1);
        return path.startsWith("/") && OWN.contains(end < 0 ? path.substring(1) : path.substring(1, end));
    }
}
