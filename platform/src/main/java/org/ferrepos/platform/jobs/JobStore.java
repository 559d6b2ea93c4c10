package org.ferrepos.platform.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.idempotency.RequestContent.Recorded;
import org.ferrepos.platform.ids.ContentHash;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of jobs as their owners see them; what workers do to them is in {@link JobLeases}. */
final class JobStore {
    private final Handle handle;

    JobStore(Handle handle) {
        this.handle = handle;
    }

    /**
     * Which jobs a reader asks for.
     *
     * @param owner jobs of this owner alone
     * @param before only jobs made before this one
     */
    record Filter(
            @Nullable String kind,
            @Nullable String state,
            @Nullable UUID owner,
            Scope scope,
            @Nullable UUID before,
            int limit) {}

    /** Whose jobs a reader may see: its own, and beside them those of a branch or all. */
    record Scope(UUID reader, boolean others, @Nullable String branch) {}

    void insert(UUID id, Submission submission, Instant now) {
        JobOwner owner = submission.owner();
        handle.createUpdate("""
                        insert into platform.job (id, kind, parameters, state, priority, owner_kind, owner_id, owner_name,
                            owner_roles, owner_permissions, branch, language, submission_key, content_hash, recipients, run_at,
                            created_at)
                        values (:id, :kind, cast(:parameters as jsonb), 'queued', :priority, :owner_kind, :owner_id,
                            :owner_name, :owner_roles, :owner_permissions, :branch, :language, :key, :hash, :recipients, :now, :now)""")
                .bind("id", id)
                .bind("kind", submission.kind())
                .bind("parameters", JobJson.text(submission.parameters()))
                .bind("priority", submission.priority())
                .bind("owner_kind", owner.kind().id())
                .bind("owner_id", owner.id())
                .bind("owner_name", owner.name())
                .bindArray("owner_roles", String.class, owner.roles())
                .bindArray("owner_permissions", String.class, owner.permissions())
                .bind("branch", owner.branch().orElse(null))
                .bind("language", JobRows.languageOf(submission.language()))
                .bind("key", submission.key().map(Submission.Key::name).orElse(null))
                .bind(
                        "hash",
                        submission
                                .key()
                                .map(key -> key.content().hash().bytes())
                                .orElse(null))
                .bindArray("recipients", String.class, submission.recipients())
                .bind("now", now)
                .execute();
    }

    /** Whom to tell of the end of a job. */
    List<String> recipients(UUID id) {
        return handle.createQuery("select unnest(recipients) from platform.job where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    /** Makes requests with one key follow each other until the end of the transaction. */
    void lockKey(Submission submission, Submission.Key key) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 7))")
                .bind("name", submission.owner().id() + "\n" + submission.kind() + "\n" + key.name())
                .mapTo(Integer.class)
                .one();
    }

    /** The job of a request with the same key. */
    Optional<Recorded<UUID>> findByKey(Submission submission, Submission.Key key) {
        return handle.createQuery("""
                        select id, content_hash from platform.job
                        where owner_id = :owner and kind = :kind and submission_key = :key""")
                .bind("owner", submission.owner().id())
                .bind("kind", submission.kind())
                .bind("key", key.name())
                .map((row, context) -> new Recorded<>(
                        ContentHash.stored(row.getBytes("content_hash")), row.getObject("id", UUID.class)))
                .findOne();
    }

    int queued() {
        return handle.createQuery("select count(*) from platform.job where state = 'queued'")
                .mapTo(Integer.class)
                .one();
    }

    Optional<Job> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Job> find(Collection<UUID> ids) {
        return handle.createQuery("select " + JobRows.COLUMNS + " from platform.job j where j.id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> JobRows.read(row))
                .list();
    }

    /** The newest first, one more than asked for where there are more. */
    List<Job> list(Filter filter) {
        return handle.createQuery("select " + JobRows.COLUMNS + """
                         from platform.job j
                        where (cast(:kind as text) is null or j.kind = :kind)
                          and (cast(:state as text) is null or j.state = :state)
                          and (cast(:owner as uuid) is null or j.owner_id = :owner)
                          and (j.owner_id = :reader
                               or (:others and (cast(:branch as text) is null or j.branch = :branch)))
                          and (cast(:before as uuid) is null or j.id < :before)
                        order by j.id desc limit :limit""")
                .bind("kind", filter.kind())
                .bind("state", filter.state())
                .bind("owner", filter.owner())
                .bind("reader", filter.scope().reader())
                .bind("others", filter.scope().others())
                .bind("branch", filter.scope().branch())
                .bind("before", filter.before())
                .bind("limit", filter.limit() + 1)
                .map((row, context) -> JobRows.read(row))
                .list();
    }

    /**
     * Ends a waiting job at once and tells the worker of a running one; nothing happens to one that ended.
     *
     * @return the kind of the job if this ended it
     */
    Optional<String> cancel(UUID id, Instant now) {
        return handle.createQuery("""
                        update platform.job set
                            cancel_requested = true,
                            state = case when state = 'queued' then 'cancelled' else state end,
                            ended_at = case when state = 'queued' then cast(:now as timestamptz) end,
                            problem = case when state = 'queued' then null else problem end,
                            version = version + 1
                        where id = :id and state in ('queued', 'running') and not cancel_requested
                        returning case when state = 'cancelled' then kind end""")
                .bind("id", id)
                .bind("now", now)
                .mapTo(String.class)
                .findOne();
    }

    /** Forgets jobs that ended before a time, a bounded number at once; answers the files they made. */
    List<Forgotten> forget(Instant endedBefore, int limit) {
        return handle.createQuery("""
                        delete from platform.job where id in (
                            select id from platform.job where ended_at < :before order by ended_at limit :limit
                            for update skip locked)
                        returning id, kind, parameters, result""")
                .bind("before", endedBefore)
                .bind("limit", limit)
                .map((row, context) -> new Forgotten(
                        row.getObject("id", UUID.class), Optional.ofNullable(JobJson.result(row.getString("result")))))
                .list();
    }

    /** A job that is no more. */
    record Forgotten(UUID id, Optional<JobResult> result) {}
}
