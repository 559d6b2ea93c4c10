package org.ferrepos.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.http.Messages;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code platform.job}. */
final class JobRows {
    static final String COLUMNS = """
            j.id, j.kind, j.parameters, j.state, j.owner_kind, j.owner_id, j.owner_name, j.owner_roles, j.owner_permissions,
            j.branch,
            j.language, j.progress, j.message, j.attempts, j.version, j.created_at, j.started_at, j.ended_at,
            j.result, j.problem""";

    private JobRows() {}

    static Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                JobJson.tree(row.getString("parameters")),
                JobState.byId(row.getString("state")).orElseThrow(),
                owner(row),
                language(row.getString("language")),
                row.getBigDecimal("progress").doubleValue(),
                JobJson.message(row.getString("message")),
                row.getInt("attempts"),
                row.getLong("version"),
                new Job.Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "ended_at")),
                JobJson.result(row.getString("result")),
                JobJson.problem(row.getString("problem")));
    }

    static String languageOf(Messages messages) {
        return messages.locale().getLanguage();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private static JobOwner owner(ResultSet row) throws SQLException {
        return new JobOwner(
                JobOwner.Kind.byId(row.getString("owner_kind")),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                texts(row, "owner_roles"),
                texts(row, "owner_permissions"),
                Optional.ofNullable(row.getString("branch")));
    }

    private static Messages language(String code) {
        return Messages.forLocale(code.equals("en") ? Messages.ENGLISH : Messages.SPANISH);
    }
}
