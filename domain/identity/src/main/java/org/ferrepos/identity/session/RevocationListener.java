package org.ferrepos.identity.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ferrepos.identity.role.RoleDirectory;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The thread that hears of ended sessions and changed roles over a connection of its own. It is certain only while that connection proved
 * to live a few seconds ago: a cable that was pulled is noticed by the clock, not by an error.
 */
final class RevocationListener implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RevocationListener.class);
    private static final int POLL_MILLIS = 1_000;
    private static final int NETWORK_TIMEOUT_MILLIS = 3_000;
    private static final long CERTAIN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final long MAX_BACKOFF_MILLIS = 5_000;
    private static final int MAX_LOADED = 500_000;

    private final Revocations revocations;
    private final ConnectionSource connections;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean connected;
    private volatile long provenAtNanos;
    private volatile boolean closed;

    RevocationListener(Revocations revocations, ConnectionSource connections, Clock clock) {
        this.revocations = revocations;
        this.connections = connections;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("identity-revocations").daemon().unstarted(this::listenUntilClosed);
    }

    void start() {
        thread.start();
    }

    boolean isCertain() {
        return connected && System.nanoTime() - provenAtNanos < CERTAIN_NANOS;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void listenUntilClosed() {
        long backoffMillis = FIRST_BACKOFF_MILLIS;
        while (!closed) {
            boolean wasConnected = listenOnce();
            if (closed) {
                return;
            }
            backoffMillis = wasConnected ? FIRST_BACKOFF_MILLIS : Math.min(backoffMillis * 2, MAX_BACKOFF_MILLIS);
            try {
                Thread.sleep(backoffMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Listens on one connection until it breaks; returns whether it ever worked. */
    private boolean listenOnce() {
        boolean worked = false;
        try (Connection connection = connections.open()) {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            execute(connection, "listen " + Revocations.CHANNEL);
            execute(connection, "listen " + RoleDirectory.CHANNEL);
            // What ended before the server began to listen for us is read; what ends from now on is heard.
            revocations.add(load(connection));
            revocations.refreshRoles();
            provenAtNanos = System.nanoTime();
            connected = true;
            worked = true;
            while (!closed) {
                hear(connection);
            }
        } catch (SQLException | RuntimeException e) {
            if (!closed) {
                LOG.warnf("not hearing of ended sessions, asking the database instead: %s", e.getMessage());
            }
        } finally {
            connected = false;
        }
        return worked;
    }

    private void hear(Connection connection) throws SQLException {
        PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(POLL_MILLIS);
        if (heard != null && heard.length > 0) {
            for (PGNotification notification : heard) {
                if (notification.getName().equals(RoleDirectory.CHANNEL)) {
                    revocations.refreshRoles();
                } else {
                    revocations.addHeard(UUID.fromString(notification.getParameter()));
                }
            }
            return;
        }
        long askedAtNanos = System.nanoTime();
        execute(connection, "select 1");
        provenAtNanos = askedAtNanos;
        revocations.forgetOld();
    }

    private Map<UUID, Instant> load(Connection connection) throws SQLException {
        Map<UUID, Instant> ended = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select subject, expires_at from identity.revocation where expires_at > ? limit " + MAX_LOADED)) {
            select.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ended.put(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return ended;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
