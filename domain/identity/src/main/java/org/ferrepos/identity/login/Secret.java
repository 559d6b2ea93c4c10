package org.ferrepos.identity.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What the check of a password needs of a user; the text form hides the hash. */
record Secret(UUID userId, String hash, boolean active, Lockout lockout) {

    static Secret of(ResultSet row) throws SQLException {
        return new Secret(
                row.getObject("id", UUID.class),
                row.getString("password_hash"),
                row.getBoolean("active"),
                Lockout.of(row));
    }

    Secret with(Lockout counted) {
        return new Secret(userId, hash, active, counted);
    }

    @Override
    public String toString() {
        return "Secret[" + userId + "]";
    }
}
