package org.ferrepos.server.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.platform.config.MetricsSettings;
import org.ferrepos.platform.targets.Target;
import org.jspecify.annotations.Nullable;

/**
 * Which paths this process answers. Routes are declared by their path behind the gateway; a process with one target
 * answers the same at its root, as reverse proxies and health checks call it. Whatever else a browser opens is an
 * address inside the web application.
 */
final class PathRules {
    static final String DECIDED = "ferrepos.path-decided";

    // Where the metrics really are; nobody reaches them but through these rules.
    private static final String OPEN_METRICS = "/internal/metrics/open";
    private static final String PROTECTED_METRICS = "/metrics";

    private static final String RAW_METRICS = "/prometheus-raw";
    private static final String UPLOAD_SUFFIX = "/importar";
    private static final Set<String> OWN = Set.of("health", "docs", "openapi", "info");

    private final Target target;
    private final WebFiles web;
    private final MetricsSettings metrics;
    private final NetworkList metricsNetworks;

    /** The web application belongs to the processes that serve the dashboard; others are given no files. */
    PathRules(Target target, WebFiles web, MetricsSettings metrics) {
        this.target = target;
        this.web = web;
        this.metrics = metrics;
        this.metricsNetworks = NetworkList.of(metrics.allowedNetworks());
    }

    /**
     * What is asked for.
     *
     * @param address whom the request comes from
     * @param reading whether it only reads, as browsers do that load a page
     * @param wantsPage whether it accepts a page
     */
    record Asked(String path, @Nullable String address, boolean reading, boolean wantsPage) {}

    /** What happens to a path. */
    sealed interface Decision {
        /** It is answered as it is. */
        record Pass() implements Decision {}

        /** It is answered under another name. */
        record Rewrite(String path) implements Decision {}

        /** A file of the web application answers it. */
        record Web(String file) implements Decision {}

        /** This process does not have it. */
        record Absent() implements Decision {}
    }

    Decision decide(Asked asked) {
        String path = asked.path();
        if (path.startsWith("/internal/") || path.startsWith(RAW_METRICS)) {
            return new Decision.Absent();
        }
        if (path.equals(metrics.path())) {
            return metrics(asked.address());
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
            return target.serves(owner.get()) ? own(path, owner.get(), asked.address()) : new Decision.Absent();
        }
        return path.equals("/api") || path.startsWith("/api/") ? new Decision.Absent() : atRoot(asked);
    }

    /** Outside the interface: the web application, or the routes of a single target without their prefix. */
    private Decision atRoot(Asked asked) {
        Optional<String> file = asked.reading() ? web.answering(asked.path(), asked.wantsPage()) : Optional.empty();
        if (file.isPresent()) {
            return new Decision.Web(file.get());
        }
        return target == Target.ALL
                ? new Decision.Absent()
                : new Decision.Rewrite(target.prefixes().getFirst() + asked.path());
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
