package org.ferrepos.identity.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What the check of a password needs of a user; the text form hides the hash. */
record StoredPassword(UUID userId, String hash, boolean active, Lockout lockout) {

    static StoredPassword of(ResultSet row) throws SQLException {
        return new StoredPassword(
                row.getObject("id", UUID.class),
                row.getString("password_hash"),
                row.getBoolean("active"),
                Lockout.of(row));
    }

    StoredPassword with(Lockout counted) {
        return new StoredPassword(userId, hash, active, counted);
    }

    @Override
    public String toString() {
        return "StoredPassword[" + userId + "]";
    }
}
