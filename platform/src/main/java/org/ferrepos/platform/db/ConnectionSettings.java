package org.ferrepos.platform.db;

import java.time.Duration;

/** Where the database is and how many connections this process may hold. */
public record ConnectionSettings(
        String jdbcUrl, String user, String password, int maxConnections, Duration acquisitionTimeout) {

    @Override
    public String toString() {
        return "ConnectionSettings[" + jdbcUrl + ", user=" + user + ", maxConnections=" + maxConnections + "]";
    }
}
