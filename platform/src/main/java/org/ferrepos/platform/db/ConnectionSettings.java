package org.ferrepos.platform.db;

import java.time.Duration;

/**
 * Where the database is and how many connections this process may hold, for how long.
 *
 * @param maxLifetime age at which a connection is replaced
 * @param maxIdleTime unused time after which one is closed
 */
public record ConnectionSettings(
        String jdbcUrl,
        String user,
        String password,
        int maxConnections,
        Duration acquisitionTimeout,
        Duration maxLifetime,
        Duration maxIdleTime) {

    public ConnectionSettings(
            String jdbcUrl, String user, String password, int maxConnections, Duration acquisitionTimeout) {
        this(jdbcUrl, user, password, maxConnections, acquisitionTimeout, Duration.ofHours(1), Duration.ofMinutes(30));
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + jdbcUrl + ", user=" + user + ", maxConnections=" + maxConnections + "]";
    }
}
