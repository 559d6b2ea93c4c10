package org.ferrepos.identity.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What the check of a password needs of a user; the text form hides the hash. */
record StoredPassword(UUID userId, String hash, boolean active) {
    private static final String SELECT = "select id, password_hash, active from identity.app_user ";

    static Optional<StoredPassword> find(Handle handle, String username) {
        return handle.createQuery(SELECT + "where username = :username and active")
                .bind("username", username)
                .map((row, context) -> of(row))
                .findOne();
    }

    /** The same as it is now, and stays until the transaction ends. */
    StoredPassword lock(Handle handle) {
        return handle.createQuery(SELECT + "where id = :id for update")
                .bind("id", userId)
                .map((row, context) -> of(row))
                .one();
    }

    /** Whether this is a password that may be used, and the one that was compared. */
    boolean isStill(StoredPassword compared) {
        return active && hash.equals(compared.hash);
    }

    private static StoredPassword of(ResultSet row) throws SQLException {
        return new StoredPassword(
                row.getObject("id", UUID.class), row.getString("password_hash"), row.getBoolean("active"));
    }

    @Override
    public String toString() {
        return "StoredPassword[" + userId + "]";
    }
}
