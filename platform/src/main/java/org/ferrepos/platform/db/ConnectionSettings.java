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

    public ConnectionSettings withMaxConnections(int connections) {
        return new ConnectionSettings(
                jdbcUrl, user, password, connections, acquisitionTimeout, maxLifetime, maxIdleTime);
    }

    /** The same bounds for another server. */
    public ConnectionSettings to(String otherJdbcUrl, String otherUser, String otherPassword) {
        return new ConnectionSettings(
                otherJdbcUrl, otherUser, otherPassword, maxConnections, acquisitionTimeout, maxLifetime, maxIdleTime);
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + jdbcUrl + ", user=" + user + ", maxConnections=" + maxConnections + "]";
    }
}
