package org.ferrepos.identity.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail, newest first. */
@Singleton
final class AuditTrail {
    private final Database database;
    private final ObjectMapper mapper;

    @Inject
    AuditTrail(Database database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** Which entries to show; {@code branch} is that of the callers who acted. */
    record Filter(
            Optional<String> entity,
            Optional<String> key,
            Optional<String> user,
            Optional<String> branch,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Long> before,
            int limit) {}

    /** The same in a view of the database. */
    AuditTrail in(Database view) {
        return new AuditTrail(view, mapper);
    }

    Page<AuditRow> list(Filter filter) {
        List<AuditRow> rows = database.read(handle -> handle.createQuery("""
                        select id, at, user_name, user_kind, branch, address, action, entity, key, before, after
                        from identity.audit
                        where (cast(:entity as text) is null or entity = :entity)
                          and (cast(:key as text) is null or key = :key)
                          and (cast(:user as text) is null or user_name = :user)
                          and (cast(:branch as text) is null or branch = :branch)
                          and (cast(:from as timestamptz) is null or at >= :from)
                          and (cast(:to as timestamptz) is null or at < :to)
                          and (cast(:before_id as bigint) is null or id < :before_id)
                        order by id desc limit :limit""")
                .bind("entity", filter.entity())
                .bind("key", filter.key())
                .bind("user", filter.user())
                .bind("branch", filter.branch())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("before_id", filter.before())
                .bind("limit", filter.limit() + 1)
                .map((row, context) -> row(row))
                .list());
        return Page.of(rows, filter.limit(), row -> Query.cursor(row.id()));
    }

    private AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("user_name"),
                row.getString("user_kind").toLowerCase(Locale.ROOT),
                row.getString("branch"),
                row.getString("address"),
                row.getString("action"),
                row.getString("entity"),
                row.getString("key"),
                json(row.getString("before")),
                json(row.getString("after")));
    }

    private @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database returned JSON that is none", e);
        }
    }
}
