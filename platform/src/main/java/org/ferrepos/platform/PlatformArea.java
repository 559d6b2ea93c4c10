package org.ferrepos.platform;

import java.util.List;
import java.util.Set;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.AreaSettings;
import org.ferrepos.platform.area.Metric;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.area.RouteTag;
import org.ferrepos.platform.crypto.AccessLogJob;
import org.ferrepos.platform.files.FileConfiguration;
import org.ferrepos.platform.files.FileSweepJob;
import org.ferrepos.platform.jobs.JobCleanup;
import org.ferrepos.platform.jobs.JobSettings;
import org.ferrepos.platform.net.OutboundSettings;
import org.ferrepos.platform.notify.NotifySettings;
import org.ferrepos.platform.security.PlatformPermissions;

/** What the ground itself brings: it is answered in every process and stands on nothing. */
public final class PlatformArea implements Area {
    @Override
    public String name() {
        return PLATFORM;
    }

    @Override
    public Set<String> standsOn() {
        return Set.of();
    }

    @Override
    public boolean inEveryProcess() {
        return true;
    }

    @Override
    public String defaults() {
        return "config/application.yaml";
    }

    @Override
    public List<String> everywhere() {
        return List.of("/api/jobs", "/api/files", "/api/notifications");
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.of(AccessLogJob.class), Part.of(FileSweepJob.class), Part.of(JobCleanup.class));
    }

    @Override
    public List<Permission> permissions() {
        return PlatformPermissions.all();
    }

    @Override
    public List<RouteTag> tags() {
        return List.of(
                new RouteTag("Files", "Downloads by short-lived links, for what jobs and exports made"),
                new RouteTag("Jobs", "Work beside requests: how it stands, its results, its schedules (trabajos)"),
                new RouteTag("Operation", "Health, metrics and build of a process"));
    }

    @Override
    public List<AreaSettings<?>> settings() {
        return List.of(
                AreaSettings.of(FileConfiguration.class, FileConfiguration::read),
                AreaSettings.of(JobSettings.class, JobSettings::read),
                AreaSettings.of(OutboundSettings.class, OutboundSettings::read),
                AreaSettings.of(NotifySettings.class, NotifySettings::read));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauge("ferre_pos_outbox_position", "Position of the last event that has one"),
                Metric.gauge("ferre_pos_outbox_lag_events", "Events that wait for a `consumer`"),
                Metric.gauge("ferre_pos_outbox_oldest_age_seconds", "Age of the oldest of them"),
                Metric.gauge("ferre_pos_outbox_dead_letters", "Events that a `consumer` refused too often"),
                Metric.counter("ferre_pos_outbox_delivered_total", "Events handed over, by `consumer`"),
                Metric.counter("ferre_pos_outbox_refused_total", "Hand-overs that a `consumer` refused"),
                Metric.counter(
                        "ferre_pos_outbox_missed_total",
                        "Times a `consumer` was behind for longer than events are kept"));
    }
}
