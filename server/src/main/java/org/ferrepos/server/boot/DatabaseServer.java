package org.ferrepos.server.boot;

import java.time.Duration;
import java.util.Optional;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.DatabaseSettings;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL this process works on: its own embedded server, or one that the configuration names. */
final class DatabaseServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DatabaseServer.class);
    private static final Duration ACQUISITION_TIMEOUT = Duration.ofSeconds(5);

    private final ConnectionSettings settings;
    private final @Nullable EmbeddedPostgres embedded;

    private DatabaseServer(ConnectionSettings settings, @Nullable EmbeddedPostgres embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    /**
     * Opens the database.
     *
     * @param serving whether this process is the one that keeps an embedded server; a command beside a running program
     *     uses the server that is there
     */
    static DatabaseServer open(Configuration configuration, boolean serving) {
        DatabaseSettings database = configuration.database();
        if (!database.isEmbedded()) {
            return new DatabaseServer(
                    settings(
                            database,
                            database.jdbcUrl(),
                            database.user(),
                            database.password().map(Secret::reveal).orElse("")),
                    null);
        }
        EmbeddedPostgresSettings embedded = EmbeddedPostgresSettings.defaults(configuration.dataDirectory());
        if (!serving) {
            Optional<RunningServer> running = RunningServer.find(configuration.dataDirectory());
            if (running.isPresent()) {
                RunningServer server = running.get();
                return new DatabaseServer(
                        settings(database, server.jdbcUrl(RunningServer.DATABASE), server.user(), server.password()),
                        null);
            }
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(embedded, event -> LOG.info(event));
        server.ensureDatabase(RunningServer.DATABASE);
        return new DatabaseServer(
                settings(database, server.jdbcUrl(RunningServer.DATABASE), server.user(), server.password()), server);
    }

    private static ConnectionSettings settings(DatabaseSettings database, String url, String user, String password) {
        return new ConnectionSettings(
                url,
                user,
                password,
                database.maxOpenConnections(),
                ACQUISITION_TIMEOUT,
                database.connectionMaxLifetime(),
                database.connectionMaxIdleTime());
    }

    ConnectionSettings connectionSettings() {
        return settings;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
