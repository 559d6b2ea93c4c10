package org.ferrepos.server.boot;

import java.time.Duration;
import java.util.Optional;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.DatabaseSettings;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.embedded.DatabaseLogins;
import org.ferrepos.platform.db.embedded.DatabaseLogins.Login;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL this process works on: its own embedded server, or one that the configuration names. */
final class DatabaseServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DatabaseServer.class);
    private static final Duration ACQUISITION_TIMEOUT = Duration.ofSeconds(5);

    private final ConnectionSettings owner;
    private final ConnectionSettings application;
    private final @Nullable EmbeddedPostgres embedded;

    private DatabaseServer(
            ConnectionSettings owner, ConnectionSettings application, @Nullable EmbeddedPostgres embedded) {
        this.owner = owner;
        this.application = application;
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
            return external(database);
        }
        if (!serving) {
            Optional<RunningServer> running = RunningServer.find(configuration.dataDirectory());
            if (running.isPresent()) {
                RunningServer server = running.get();
                return of(
                        database,
                        server.jdbcUrl(RunningServer.DATABASE),
                        server.ensureLogins(RunningServer.DATABASE),
                        null);
            }
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(
                EmbeddedPostgresSettings.defaults(configuration.dataDirectory()), event -> LOG.info(event));
        server.ensureDatabase(RunningServer.DATABASE);
        return of(
                database, server.jdbcUrl(RunningServer.DATABASE), server.ensureLogins(RunningServer.DATABASE), server);
    }

    private static DatabaseServer external(DatabaseSettings database) {
        ConnectionSettings application =
                settings(database, database.jdbcUrl(), new Login(database.user(), reveal(database.password())));
        ConnectionSettings owner = database.migrationUser()
                .map(user ->
                        settings(database, database.jdbcUrl(), new Login(user, reveal(database.migrationPassword()))))
                .orElse(application);
        return new DatabaseServer(owner, application, null);
    }

    private static DatabaseServer of(
            DatabaseSettings database, String url, DatabaseLogins logins, @Nullable EmbeddedPostgres server) {
        return new DatabaseServer(
                settings(database, url, logins.owner()), settings(database, url, logins.application()), server);
    }

    private static String reveal(Optional<Secret> password) {
        return password.map(Secret::reveal).orElse("");
    }

    private static ConnectionSettings settings(DatabaseSettings database, String url, Login login) {
        return new ConnectionSettings(
                url,
                login.user(),
                login.password(),
                database.maxOpenConnections(),
                ACQUISITION_TIMEOUT,
                database.connectionMaxLifetime(),
                database.connectionMaxIdleTime());
    }

    /** Who migrates. */
    ConnectionSettings ownerSettings() {
        return owner;
    }

    /** Who works. */
    ConnectionSettings connectionSettings() {
        return application;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
