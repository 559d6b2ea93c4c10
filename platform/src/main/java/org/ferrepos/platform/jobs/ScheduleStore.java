package org.ferrepos.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.jobs.cron.Cron;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of {@code platform.job_schedule}. */
final class ScheduleStore {
    private static final String COLUMNS = """
            id, kind, parameters, cron, zone, branch, enabled, recipients, next_run_at, last_run_at, last_job_id,
            owner_id, owner_name, owner_roles, owner_permissions, owner_branch, created_at, updated_at""";

    private final Handle handle;

    ScheduleStore(Handle handle) {
        this.handle = handle;
    }

    void insert(Schedule schedule) {
        JobOwner maker = schedule.maker();
        bind(schedule.plan(), handle.createUpdate("""
                        insert into platform.job_schedule (id, kind, parameters, cron, zone, branch, enabled, recipients,
                            next_run_at, owner_id, owner_name, owner_roles, owner_permissions, owner_branch,
                            created_at, updated_at)
                        values (:id, :kind, cast(:parameters as jsonb), :cron, :zone, :branch, :enabled, :recipients,
                            cast(:next as timestamptz), :owner_id, :owner_name, :owner_roles, :owner_permissions, :owner_branch, :now, :now)"""))
                .bind("id", schedule.id())
                .bind("next", schedule.history().nextRunAt())
                .bind("owner_id", maker.id())
                .bind("owner_name", maker.name())
                .bindArray("owner_roles", String.class, maker.roles())
                .bindArray("owner_permissions", String.class, maker.permissions())
                .bind("owner_branch", maker.branch().orElse(null))
                .bind("now", schedule.history().createdAt())
                .execute();
    }

    void update(UUID id, Schedule.Plan plan, @Nullable Instant nextRunAt, Instant now) {
        bind(plan, handle.createUpdate("""
                        update platform.job_schedule set
                            kind = :kind, parameters = cast(:parameters as jsonb), cron = :cron, zone = :zone,
                            branch = :branch, enabled = :enabled, recipients = :recipients,
                            next_run_at = cast(:next as timestamptz),
                            updated_at = :now
                        where id = :id"""))
                .bind("id", id)
                .bind("next", nextRunAt)
                .bind("now", now)
                .execute();
    }

    boolean delete(UUID id) {
        return handle.createUpdate("delete from platform.job_schedule where id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    Optional<Schedule> find(UUID id) {
        return handle.createQuery("select " + COLUMNS + " from platform.job_schedule where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    int count() {
        return handle.createQuery("select count(*) from platform.job_schedule")
                .mapTo(Integer.class)
                .one();
    }

    /** By id, which is the order of making; one more than asked for where there are more. */
    List<Schedule> list(JobStore.Scope scope, @Nullable UUID after, int limit) {
        return handle.createQuery("select " + COLUMNS + """
                         from platform.job_schedule
                        where (owner_id = :reader
                               or (:others and (cast(:scope as text) is null or branch = :scope or owner_branch = :scope)))
                          and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit""")
                .bind("reader", scope.reader())
                .bind("others", scope.others())
                .bind("scope", scope.branch())
                .bind("after", after)
                .bind("limit", limit + 1)
                .map((row, context) -> read(row))
                .list();
    }

    /** Schedules whose time has come, locked until the end of the transaction; what another process holds is its affair. */
    List<Schedule> lockDue(Instant now, int limit) {
        return handle.createQuery("select " + COLUMNS + """
                         from platform.job_schedule
                        where enabled and (next_run_at is null or next_run_at <= :now)
                        order by next_run_at nulls first limit :limit for update skip locked""")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Whether a job that this schedule started still waits. */
    boolean isWaiting(UUID id) {
        return handle.createQuery("""
                        select exists (select 1 from platform.job
                                       where owner_id = :id and owner_kind = 'schedule' and state = 'queued')""").bind("id", id).mapTo(Boolean.class).one();
    }

    void plan(UUID id, Optional<Instant> nextRunAt) {
        handle.createUpdate("""
                        update platform.job_schedule set next_run_at = cast(:next as timestamptz),
                            enabled = enabled and cast(:next as timestamptz) is not null
                        where id = :id""")
                .bind("next", nextRunAt.orElse(null))
                .bind("id", id)
                .execute();
    }

    void ran(UUID id, Instant at, UUID job) {
        handle.createUpdate("update platform.job_schedule set last_run_at = :at, last_job_id = :job where id = :id")
                .bind("at", at)
                .bind("job", job)
                .bind("id", id)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(Schedule.Plan plan, S statement) {
        return statement
                .bind("kind", plan.kind())
                .bind("parameters", JobJson.text(plan.parameters()))
                .bind("cron", plan.cron().toString())
                .bind("zone", plan.zone())
                .bind("branch", plan.branch())
                .bind("enabled", plan.enabled())
                .bindArray("recipients", String.class, plan.recipients());
    }

    private static Schedule read(ResultSet row) throws SQLException {
        return new Schedule(
                row.getObject("id", UUID.class),
                new Schedule.Plan(
                        row.getString("kind"),
                        JobJson.tree(row.getString("parameters")),
                        Cron.parse(row.getString("cron")).orElseThrow(),
                        row.getString("zone"),
                        row.getString("branch"),
                        row.getBoolean("enabled"),
                        List.of((String[]) row.getArray("recipients").getArray())),
                new JobOwner(
                        JobOwner.Kind.USER,
                        row.getObject("owner_id", UUID.class),
                        row.getString("owner_name"),
                        JobRows.texts(row, "owner_roles"),
                        JobRows.texts(row, "owner_permissions"),
                        Optional.ofNullable(row.getString("owner_branch"))),
                new Schedule.History(
                        instant(row, "created_at"),
                        instant(row, "updated_at"),
                        JobRows.instant(row, "next_run_at"),
                        JobRows.instant(row, "last_run_at"),
                        row.getObject("last_job_id", UUID.class)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
