package org.ferrepos.platform.jobs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.Ids;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Starts jobs at the times of calendars, exactly once however many processes look: a schedule's row is locked while its
 * job is made, and the job carries the time as its key.
 *
 * <p>The rule for missed times: of those that passed while no process looked, the last one is made up for, once and at
 * once, if it is no older than {@link JobSettings#missedRunWindow()}; the others are left out. While a job of the
 * schedule still waits, further times join it.
 */
@Singleton
public final class Schedules {
    private static final Logger LOG = Logger.getLogger(Schedules.class);
    private static final int BATCH = 20;
    private static final int MAX_SCHEDULES = 500;

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;
    private final BranchZones zones;

    @Inject
    public Schedules(Database database, Jobs jobs, Clock clock, BranchZones zones) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.zones = zones;
    }

    Outcome<Schedule> create(Schedule.Plan plan, JobOwner maker) {
        Instant now = clock.instant();
        Schedule schedule = new Schedule(
                Ids.next(),
                plan,
                maker,
                new Schedule.History(now, now, next(plan, now).orElse(null), null, null));
        return database.inTransaction(handle -> {
            ScheduleStore store = new ScheduleStore(handle);
            if (store.count() >= MAX_SCHEDULES) {
                return Outcome.refused(Problem.invalid("cron", "schedule.too_many", MAX_SCHEDULES));
            }
            store.insert(schedule);
            return Outcome.done(schedule);
        });
    }

    Outcome<Schedule> change(Schedule schedule, Schedule.Plan plan) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            ScheduleStore store = new ScheduleStore(handle);
            store.update(schedule.id(), plan, next(plan, now).orElse(null), now);
            return Outcome.found(store.find(schedule.id()), unknown());
        });
    }

    Outcome<UUID> delete(UUID id) {
        boolean deleted = database.inTransaction(handle -> new ScheduleStore(handle).delete(id));
        return deleted ? Outcome.done(id) : Outcome.refused(unknown());
    }

    Optional<Schedule> find(UUID id) {
        return database.read(handle -> new ScheduleStore(handle).find(id));
    }

    List<Schedule> list(JobStore.Scope scope, @Nullable UUID after, int limit) {
        return database.read(handle -> new ScheduleStore(handle).list(scope, after, limit));
    }

    /** Starts the job now, beside its times, for whoever asks. */
    UUID runNow(Schedule schedule, JobOwner asker, Messages language) {
        return Jobs.accepted(jobs.submit(
                Submission.of(schedule.plan().kind(), schedule.plan().parameters(), asker, language)
                        .withRecipients(schedule.plan().recipients())));
    }

    /** Starts what is due; answers how many jobs that were. */
    int startDue() {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            int started = 0;
            for (Schedule schedule : new ScheduleStore(handle).lockDue(now, BATCH)) {
                started += start(handle, schedule, now) ? 1 : 0;
            }
            return started;
        });
    }

    private boolean start(Handle handle, Schedule schedule, Instant now) {
        ScheduleStore store = new ScheduleStore(handle);
        Instant planned = schedule.history().nextRunAt();
        Optional<Instant> due = planned == null ? Optional.empty() : lastPassed(schedule.plan(), planned, now);
        store.plan(schedule.id(), next(schedule.plan(), now));
        if (due.isEmpty() || store.isWaiting(schedule.id())) {
            return false;
        }
        String time = due.get().toString();
        Submitted submitted = jobs.submit(
                handle,
                Submission.of(
                                schedule.plan().kind(),
                                schedule.plan().parameters(),
                                schedule.owner(),
                                Messages.forLocale(Messages.SPANISH))
                        .later()
                        .withRecipients(schedule.plan().recipients())
                        .withKey(
                                time,
                                RequestContent.of(
                                        CanonicalForm.of("scheduled_run").text("time", time))));
        if (submitted instanceof Submitted.Accepted(UUID job)) {
            store.ran(schedule.id(), now, job);
            jobs.metrics().scheduled(schedule.plan().kind());
            return true;
        }
        LOG.warnf("schedule %s could not start its job of %s: %s", schedule.id(), time, submitted);
        return false;
    }

    /** The last time from the planned one up to now that is still made up for. */
    private Optional<Instant> lastPassed(Schedule.Plan plan, Instant planned, Instant now) {
        Instant oldest = now.minus(jobs.settings().missedRunWindow());
        ZoneId zone = zoneOf(plan);
        Optional<Instant> last = Optional.of(planned).filter(time -> !time.isBefore(oldest));
        Instant from = planned.isBefore(oldest) ? oldest.minusNanos(1) : planned;
        Optional<Instant> further = plan.cron().next(from, zone);
        while (further.isPresent() && !further.get().isAfter(now)) {
            last = further;
            further = plan.cron().next(further.get(), zone);
        }
        return last;
    }

    private Optional<Instant> next(Schedule.Plan plan, Instant after) {
        return plan.enabled() ? plan.cron().next(after, zoneOf(plan)) : Optional.empty();
    }

    private ZoneId zoneOf(Schedule.Plan plan) {
        return plan.zone() != null
                ? ZoneId.of(plan.zone())
                : zones.zoneOf(Objects.requireNonNull(plan.branch())).orElse(ZoneOffset.UTC);
    }

    static Problem unknown() {
        return Problem.of(JobProblem.SCHEDULE_NOT_FOUND);
    }
}
