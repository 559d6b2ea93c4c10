package org.ferrepos.platform.db.embedded;

/**
 * Who works on a database.
 *
 * @param owner owns the schemas; migrates and does nothing else
 * @param application reads and writes rows
 */
public record DatabaseLogins(Login owner, Login application) {

    /** A role of the server with its password, which is never printed. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
