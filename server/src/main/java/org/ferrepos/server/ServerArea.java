package org.ferrepos.server;

import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Metric;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Target;
import org.ferrepos.server.boot.ReplicaWatch;

/** What the program adds to its areas: the service with the web application, and the figures of a process. */
public final class ServerArea implements Area {
    @Override
    public String name() {
        return "server";
    }

    @Override
    public Optional<String> schema() {
        return Optional.empty();
    }

    @Override
    public boolean inEveryProcess() {
        return true;
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.of("dashboard", 8090, "/api/dashboard", "/api/inventory").servingPages());
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.of(ReplicaWatch.class));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.counter("ferre_pos_http_requests_total", "Requests answered, by `method`, `path`, `status`"),
                Metric.histogram(
                        "ferre_pos_http_request_duration_seconds",
                        "Time from the first byte of the request to the end of the answer, by `method`, `path`"),
                Metric.counter("http_requests_total", "The same count under the common name"),
                Metric.counter(
                        "http_errors_total",
                        "Requests answered with a status of 500 or above, by `method`, `path`; a wrong version of HTTP"
                                + " (505) is the client's error and is not counted here"),
                Metric.histogram("http_request_duration_seconds", "The same times under the common name"),
                Metric.gauge("ferre_pos_database_connections_active", "Connections of the pool in use"),
                Metric.gauge("ferre_pos_database_connections_max", "Connections it may have"),
                Metric.gauge("ferre_pos_database_connections_waiting", "Threads that wait for one"),
                Metric.gauge("ferre_pos_read_connections_active", "Connections for figures and reports in use"),
                Metric.gauge(
                        "ferre_pos_read_replica_age_seconds",
                        "How far the replica was behind when it was last looked at, and the time since"),
                Metric.counter(
                        "ferre_pos_read_fallbacks_total",
                        "Reads that the primary server answered because the replica was away or too far behind"),
                Metric.counter(
                        "ferre_pos_rate_limit_violations_total",
                        "Requests refused with 429, by the `endpoint` of the rule"),
                Metric.gauge(
                        "ferre_pos_rate_limit_degraded",
                        "1 while each process counts alone because Redis does not answer"),
                Metric.counter(
                        "ferre_pos_rate_limit_fallbacks_total",
                        "Requests counted in the process because Redis did not answer; only where Redis is configured"),
                Metric.gauge("ferre_pos_system_memory_used_bytes", "Resident memory of the process"),
                Metric.gauge(
                        "ferre_pos_system_memory_total_bytes",
                        "Memory it may use: the container's limit, else the machine's"));
    }
}
