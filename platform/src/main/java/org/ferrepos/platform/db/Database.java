package org.ferrepos.platform.db;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The one way to PostgreSQL: a bounded pool behind a fair gate, so that many waiting threads are served in order instead
 * of starving some of them.
 */
public final class Database implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 4;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);
    private static final String OPTIONS =
            "-c timezone=UTC -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000";

    private final ConnectionSettings settings;
    private final AgroalDataSource dataSource;
    private final Jdbi jdbi;
    private final Semaphore gate;

    /** Where this is a view of one transaction: its connection. */
    private final @Nullable Handle view;

    private Database(ConnectionSettings settings, AgroalDataSource dataSource) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        this.gate = new Semaphore(settings.maxConnections(), true);
        this.view = null;
    }

    private Database(Database whole, Handle view) {
        this.settings = whole.settings;
        this.dataSource = whole.dataSource;
        this.jdbi = whole.jdbi;
        this.gate = whole.gate;
        this.view = view;
    }

    public static Database open(ConnectionSettings settings) {
        return open(settings, driverProperties());
    }

    /** A pool whose transactions cannot write, see one moment, and whose statements the server ends at a limit. */
    static Database openForReading(ConnectionSettings settings, Duration statementTimeout) {
        Properties driver = driverProperties();
        driver.setProperty("ApplicationName", "ferrepos-reads");
        driver.setProperty(
                "socketTimeout",
                Long.toString(statementTimeout.plus(SOCKET_TIMEOUT).toSeconds()));
        driver.setProperty(
                "options",
                OPTIONS + " -c statement_timeout=" + statementTimeout.toMillis()
                        + " -c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read");
        return open(settings, driver);
    }

    private static Database open(ConnectionSettings settings, Properties driver) {
        AgroalDataSourceConfigurationSupplier supplier = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(settings.maxConnections())
                        .minSize(0)
                        .initialSize(0)
                        .acquisitionTimeout(settings.acquisitionTimeout())
                        .maxLifetime(settings.maxLifetime())
                        .reapTimeout(settings.maxIdleTime())
                        .idleValidationTimeout(Duration.ofSeconds(5))
                        .validateOnBorrow(false)
                        .connectionValidator(connection -> isValid(connection))
                        // Otherwise a busy pool hands out the connections of a server that died for ever.
                        .exceptionSorter(SqlErrors::isConnectionLost)
                        .connectionFactoryConfiguration(factory -> {
                            driver.forEach((key, value) -> factory.jdbcProperty((String) key, (String) value));
                            return factory.jdbcUrl(settings.jdbcUrl())
                                    .connectionProviderClassName("org.postgresql.Driver")
                                    .principal(new NamePrincipal(settings.user()))
                                    .credential(new SimplePassword(settings.password()));
                        }));
        try {
            return new Database(settings, AgroalDataSource.from(supplier));
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("cannot open the connection pool", e);
        }
    }

    /** What takes the place of this for whoever reads in the open transaction; other threads must not use it. */
    Database through(Handle transaction) {
        return new Database(this, transaction);
    }

    /** Runs one piece of work in a transaction; repeated when PostgreSQL ends it for a deadlock. */
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        if (view != null) {
            return work.withHandle(view);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return gated(() -> jdbi.inTransaction(work));
            } catch (RuntimeException e) {
                if (attempt >= MAX_ATTEMPTS || !SqlErrors.isRetryable(e)) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #inTransaction(HandleCallback)}, but what was written is undone when its result is not to be kept. */
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work, Predicate<? super T> keeps) throws X {
        List<T> undone = new ArrayList<>(1);
        try {
            return inTransaction(handle -> {
                T result = work.withHandle(handle);
                if (!keeps.test(result)) {
                    undone.add(result);
                    throw new Undone();
                }
                return result;
            });
        } catch (Undone e) {
            return undone.getLast();
        }
    }

    /** Runs reads; each statement sees the newest committed state. */
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        if (view != null) {
            return work.withHandle(view);
        }
        try {
            return gated(() -> jdbi.withHandle(work));
        } catch (RuntimeException e) {
            if (e instanceof ConnectionException || !SqlErrors.isConnectionLost(e)) {
                throw e;
            }
            // The connection was of a server that has gone; the other idle ones are too, and a read may be repeated.
            dataSource.flush(AgroalDataSource.FlushMode.IDLE);
            return gated(() -> jdbi.withHandle(work));
        }
    }

    /** A connection outside the pool for a long-lived owner, such as the sale writer or a listener. */
    public Connection openDedicated(String purpose) throws SQLException {
        Properties properties = driverProperties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "ferrepos-" + purpose);
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    /** Whether the server answers a query within the bound. */
    public boolean answers(Duration timeout) {
        Properties properties = driverProperties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "ferrepos-health");
        String seconds = Long.toString(Math.max(1, timeout.toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties)) {
            return connection.isValid((int) Math.max(1, timeout.toSeconds()));
        } catch (SQLException e) {
            return false;
        }
    }

    public long activeConnections() {
        return dataSource.getMetrics().activeCount();
    }

    public int maxConnections() {
        return settings.maxConnections();
    }

    /** Threads that wait for a connection now. */
    public int waitingThreads() {
        return gate.getQueueLength();
    }

    @Override
    public void close() {
        if (view != null) {
            throw new IllegalStateException("a view is closed by whoever gave it");
        }
        dataSource.close();
    }

    private <T, X extends Exception> T gated(Work<T, X> work) throws X {
        try {
            if (!gate.tryAcquire(settings.acquisitionTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseUnavailableException("all " + settings.maxConnections() + " connections are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("interrupted while waiting for a connection", e);
        }
        try {
            return work.run();
        } finally {
            gate.release();
        }
    }

    private static boolean isValid(Connection connection) {
        try {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Properties driverProperties() {
        Properties properties = new Properties();
        // Without server-side preparation from the first use, short statements cost up to 43 % more here.
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        // A server that accepts and then says nothing must not hold a thread for the whole socket timeout.
        properties.setProperty("loginTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "ferrepos");
        properties.setProperty("options", OPTIONS);
        return properties;
    }

    /** Ends a transaction without keeping it; never leaves this class. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Undone() {
            super("undone", null, false, false);
        }
    }

    private interface Work<T, X extends Exception> {
        T run() throws X;
    }
}
