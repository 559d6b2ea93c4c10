package org.ferrepos.identity.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** What the check of a password needs of a user; the text form hides the hash. */
record Secret(UUID userId, String hash, boolean active, Lockout lockout) {

    static Secret of(ResultSet row) throws SQLException {
        return new Secret(
                row.getObject("id", UUID.class),
                row.getString("password_hash"),
                row.getBoolean("active"),
                new Lockout(row.getInt("failures"), instant(row, "last_failed_at"), instant(row, "locked_until")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    public String toString() {
        return "Secret[" + userId + "]";
    }
}
