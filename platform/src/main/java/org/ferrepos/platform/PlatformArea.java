package org.ferrepos.platform;

import java.util.List;
import java.util.Set;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.AreaSettings;
import org.ferrepos.platform.area.AuditKind;
import org.ferrepos.platform.area.Metric;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.area.RouteTag;
import org.ferrepos.platform.area.SealedColumn;
import org.ferrepos.platform.crypto.AccessLogJob;
import org.ferrepos.platform.crypto.SecretStore;
import org.ferrepos.platform.files.FileConfiguration;
import org.ferrepos.platform.files.FileSweepJob;
import org.ferrepos.platform.jobs.JobCleanup;
import org.ferrepos.platform.jobs.JobSettings;
import org.ferrepos.platform.net.OutboundSettings;
import org.ferrepos.platform.notify.MailNotices;
import org.ferrepos.platform.notify.NotifySettings;
import org.ferrepos.platform.notify.SlackNotices;
import org.ferrepos.platform.notify.TeamsNotices;
import org.ferrepos.platform.notify.TelegramNotices;
import org.ferrepos.platform.outbox.DeadLetterResource;
import org.ferrepos.platform.outbox.OutboxSettings;
import org.ferrepos.platform.security.PlatformPermissions;
import org.ferrepos.platform.tables.TableLimits;

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
        return List.of("/api/jobs", "/api/files", "/api/notifications", "/api/outbox");
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.of(AccessLogJob.class),
                Part.of(FileSweepJob.class),
                Part.of(JobCleanup.class),
                Part.of(MailNotices.class),
                Part.of(SlackNotices.class),
                Part.of(TeamsNotices.class),
                Part.of(TelegramNotices.class));
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SecretStore.COLUMN);
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
                new RouteTag("Outbox", "Events that could not be handed over (entregas fallidas)"),
                new RouteTag("Operation", "Health, metrics and build of a process"));
    }

    @Override
    public List<AreaSettings<?>> settings() {
        return List.of(
                AreaSettings.of(FileConfiguration.class, FileConfiguration::read),
                AreaSettings.of(JobSettings.class, JobSettings::read),
                AreaSettings.of(TableLimits.class, TableLimits::read),
                AreaSettings.of(OutboxSettings.class, OutboxSettings::read),
                AreaSettings.of(OutboundSettings.class, OutboundSettings::read),
                AreaSettings.of(NotifySettings.class, NotifySettings::read));
    }

    @Override
    public List<AuditKind> auditKinds() {
        return List.of(new AuditKind(DeadLetterResource.ENTITY, "An event that could not be handed over"));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.gauge("ferre_pos_jobs_queued", "Jobs that wait, of all processes, as this one last saw it"),
                Metric.gauge("ferre_pos_jobs_running", "Jobs this process is at"),
                Metric.counter("ferre_pos_jobs_interrupted_total", "Jobs taken from workers that were not heard of"),
                Metric.summary(
                        "ferre_pos_jobs_duration_seconds",
                        "Tries that this process ended, by `kind` and `state`; `queued` are those that are repeated"),
                Metric.gauge("ferre_pos_jobs_duration_seconds_max", "The longest of the last minutes"),
                Metric.counter("ferre_pos_jobs_retries_total", "Tries that failed and are repeated, by `kind`"),
                Metric.counter(
                        "ferre_pos_jobs_scheduled_total", "Jobs that this process started by a schedule, by `kind`"),
                Metric.gauge("ferre_pos_jobs_listeners", "Screens that follow a job, at most 200"),
                Metric.gauge(
                        "ferre_pos_encryption_key_age_seconds",
                        "How long the key that seals values has been in use; change it after 90 days"),
                Metric.gauge(
                        "ferre_pos_files_missing",
                        "Files whose content the last sweep did not find; each stands in the log"),
                Metric.counter("ferre_pos_files_stored_total", "Files kept"),
                Metric.counter("ferre_pos_files_stored_bytes_total", "Their bytes"),
                Metric.counter(
                        "ferre_pos_files_refused_total",
                        "Files not kept, by `reason`: `too_large`, `checksum`, `no_disk`, `no_total_bytes`, `no_files`, `unavailable`"),
                Metric.counter(
                        "ferre_pos_files_damaged_total",
                        "Times a file was not handed out because its content was changed, cut off or gone"),
                Metric.counter(
                        "ferre_pos_files_swept_total",
                        "What sweeping removed, by `what`: `file` (its time was over), `content`, `unknown_content`, `part`"),
                Metric.gauge("ferre_pos_outbox_position", "Position of the last event that has one"),
                Metric.gauge(
                        "ferre_pos_outbox_lag_events",
                        "Events that wait for a `consumer`; looked at every ten seconds, as the next two"),
                Metric.gauge(
                        "ferre_pos_outbox_oldest_age_seconds", "Age of the oldest event that waits for a `consumer`"),
                Metric.gauge(
                        "ferre_pos_outbox_dead_letters",
                        "Events that a `consumer` refused too often and nobody has dealt with"),
                Metric.counter("ferre_pos_outbox_delivered_total", "Events handed over, by `consumer`"),
                Metric.counter("ferre_pos_outbox_refused_total", "Hand-overs that a `consumer` refused"),
                Metric.counter(
                        "ferre_pos_outbox_missed_total",
                        "Times a `consumer` was behind for longer than events are kept"),
                Metric.counter(
                        "ferre_pos_outbound_requests_total",
                        "Requests to others, by `outcome`: `2xx` … `5xx`, `failed`, `too_large`, `resting` (the host fails too often), `forbidden_…` (our own rules)"),
                Metric.counter(
                        "ferre_pos_notify_deliveries_total",
                        "Messages to people, by `way` (`mail`, `slack`, `teams`, `telegram`) and `outcome`: `delivered`, `later`, `refused`, `not_configured`"));
    }
}
