package org.ferrepos.server.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrepos.platform.area.Target;
import org.ferrepos.platform.config.MetricsSettings;
import org.ferrepos.platform.targets.RunningTargets;
import org.jspecify.annotations.Nullable;

/**
 * Which paths this process answers. Routes are declared by their path behind the gateway; a process with one target
 * answers the same at its root, as reverse proxies and health checks call it, and one with several does not. Whatever
 * else a browser opens is an address inside the web application.
 */
final class PathRules {
    static final String DECIDED = "ferrepos.path-decided";

    // Where the metrics really are; nobody reaches them but through these rules.
    private static final String OPEN_METRICS = "/internal/metrics/open";
    private static final String PROTECTED_METRICS = "/metrics";

    private static final String RAW_METRICS = "/prometheus-raw";
    private static final String UPLOAD_SUFFIX = "/importar";
    private static final Set<String> OWN = Set.of("health", "docs", "openapi", "info");

    private final RunningTargets targets;
    private final List<Target> known;
    private final List<Alias> aliases;
    private final List<String> everywhere;
    private final WebFiles web;
    private final MetricsSettings metrics;
    private final NetworkList metricsNetworks;

    /** The web application belongs to the processes that serve pages; others are given no files. */
    PathRules(RunningTargets targets, WebFiles web, MetricsSettings metrics) {
        this.targets = targets;
        this.known = targets.known();
        this.aliases = known.stream().flatMap(Alias::of).toList();
        this.everywhere = targets.knownAreas().stream()
                .flatMap(area -> area.everywhere().stream())
                .toList();
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
        for (String prefix : everywhere) {
            if (Target.isBelow(path, prefix)) {
                return new Decision.Pass();
            }
        }
        for (Alias alias : aliases) {
            if (Target.isBelow(path, alias.path)) {
                return targets.runs(alias.target)
                        ? new Decision.Rewrite(alias.meaning + path.substring(alias.path.length()))
                        : new Decision.Absent();
            }
        }
        for (Target owner : known) {
            if (owner.owns(path)) {
                return targets.runs(owner) ? own(path, owner, asked.address()) : new Decision.Absent();
            }
        }
        return path.equals("/api") || path.startsWith("/api/") ? new Decision.Absent() : atRoot(asked);
    }

    /** Outside the interface: the web application, or the routes of a single target without their prefix. */
    private Decision atRoot(Asked asked) {
        Optional<String> file = asked.reading() ? web.answering(asked.path(), asked.wantsPage()) : Optional.empty();
        if (file.isPresent()) {
            return new Decision.Web(file.get());
        }
        return targets.atRoot()
                .<Decision>map(target -> new Decision.Rewrite(target.prefixes().getFirst() + asked.path()))
                .orElseGet(Decision.Absent::new);
    }

    /** A path that stands for another one. */
    private record Alias(Target target, String path, String meaning) {
        static Stream<Alias> of(Target target) {
            return target.aliases().entrySet().stream()
                    .map(entry -> new Alias(target, entry.getKey(), entry.getValue()));
        }
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
