package org.ferrepos.server.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.security.RefusalWatch;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Counts and times every request under the names that the guides' dashboards and alerts read. */
@Singleton
public class HttpMetrics {
    private static final String TEMPLATE = "ferrepos.route-template";
    private static final String UNMATCHED = "unmatched";
    private static final int BEFORE_EVERYTHING = Priorities.AUTHENTICATION - 900;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final RefusalWatch refusals;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    @Inject
    HttpMetrics(MeterRegistry registry, RefusalWatch refusals) {
        this.registry = registry;
        this.refusals = refusals;
    }

    private record Meters(Counter requests, Counter commonRequests, Counter errors, Timer timer, Timer commonTimer) {}

    /** Remembers which route a request matched. */
    @ServerRequestFilter(nonBlocking = true, priority = BEFORE_EVERYTHING)
    public void remember(SimpleResourceInfo resource, RoutingContext context) {
        context.put(TEMPLATE, RouteTemplates.of(resource));
    }

    /** Names the path of a request that no route answers. */
    public void label(RoutingContext context, String path) {
        context.put(TEMPLATE, path);
    }

    /** Starts to observe a request; it is counted when its answer has been sent. */
    public void observe(RoutingContext context) {
        long started = System.nanoTime();
        context.addEndHandler(ended -> {
            String path = pathLabel(context);
            int status = context.response().getStatusCode();
            Meters found = meters(context.request().method().name(), path, Integer.toString(status));
            found.requests.increment();
            found.commonRequests.increment();
            if (status >= 500) {
                found.errors.increment();
            }
            long nanos = System.nanoTime() - started;
            found.timer.record(nanos, TimeUnit.NANOSECONDS);
            found.commonTimer.record(nanos, TimeUnit.NANOSECONDS);
            refusals.answered(context, path);
        });
    }

    /** Counts a request that was refused before it had a route: never an error of the program, whatever its status. */
    public void refused(int status) {
        Meters found = meters(UNMATCHED, UNMATCHED, Integer.toString(status));
        found.requests.increment();
        found.commonRequests.increment();
    }

    private static String pathLabel(RoutingContext context) {
        String template = context.get(TEMPLATE);
        if (template != null) {
            return template;
        }
        String path = context.request().path();
        return path.startsWith("/health") || path.equals("/openapi") ? path : UNMATCHED;
    }

    private Meters meters(String method, String path, String status) {
        // Methods are an open set on the wire; labels are not.
        String label = path.equals(UNMATCHED) ? "ANY" : method;
        String key = label + ' ' + path + ' ' + status;
        Meters known = meters.get(key);
        return known == null ? meters.computeIfAbsent(key, missing -> register(label, path, status)) : known;
    }

    private Meters register(String method, String path, String status) {
        String[] tags = {"method", method, "path", path, "status", status};
        return new Meters(
                Counter.builder("ferre_pos_http_requests_total").tags(tags).register(registry),
                Counter.builder("http_requests_total").tags(tags).register(registry),
                Counter.builder("http_errors_total")
                        .tags("method", method, "path", path)
                        .register(registry),
                timer("ferre_pos_http_request_duration_seconds", method, path),
                timer("http_request_duration_seconds", method, path));
    }

    private Timer timer(String name, String method, String path) {
        return Timer.builder(name)
                .tags("method", method, "path", path)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
