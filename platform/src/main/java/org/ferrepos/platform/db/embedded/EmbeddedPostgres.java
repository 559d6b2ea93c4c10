package org.ferrepos.platform.db.embedded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.ferrepos.platform.db.embedded.ServerLauncher.Up;

/**
 * A durable PostgreSQL server run by this program. {@link #close} stops it in an orderly way; when the program is
 * killed instead, the server runs on and the next {@link #start} on the directory takes it over.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final Supervisor supervisor;
    private final ServerProbe probe;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataDirectory directory, DirectoryLock lock, Supervisor supervisor, ServerProbe probe) {
        this.directory = directory;
        this.lock = lock;
        this.supervisor = supervisor;
        this.probe = probe;
    }

    public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
        return start(settings, _ -> {});
    }

    /**
     * Starts or takes over the server of the directory and returns once it answers.
     *
     * @param events gets a sentence for the log whenever something happens to the server; called from two threads
     * @throws EmbeddedPostgresException when the server cannot run; the message says what to do
     */
    public static EmbeddedPostgres start(EmbeddedPostgresSettings settings, Consumer<String> events) {
        DataDirectory directory = DataDirectory.create(settings.directory());
        DirectoryLock lock = DirectoryLock.acquire(directory);
        boolean started = false;
        try {
            EmbeddedPostgres postgres = start(settings, directory, lock, events);
            started = true;
            return postgres;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static EmbeddedPostgres start(
            EmbeddedPostgresSettings settings, DataDirectory directory, DirectoryLock lock, Consumer<String> events) {
        long begin = System.nanoTime();
        ServerAccount account = ServerAccount.detect(directory);
        if (account.isRoot()) {
            events.accept("PostgreSQL runs with the rights of root, since no other account reaches " + directory.root()
                    + ": see './ferrepos doctor'.");
        }
        PostgresBinaries binaries = PostgresBinaries.unpack(directory);
        Cluster cluster = new Cluster(directory, binaries, account);
        ServerProbe probe = new ServerProbe(directory.pgdata(), cluster.ensure());
        // From here: unpacking and initdb have bounds of their own, and a slow disk must not use up the server's time.
        Deadline deadline = Deadline.in(settings.startTimeout());

        PortChoice ports = new PortChoice(directory, settings.port());
        ServerLauncher launcher = new ServerLauncher(directory, binaries, account, probe);
        Adoption adoption = new Adoption(directory, binaries, account, probe, events);
        Optional<Up> adopted = adoption.tryAdopt(settings.port(), deadline);
        // Not before: the data may change hands here, which a server that is about to be stopped must not see.
        cluster.configure(settings.parameters());
        adopted.ifPresent(adoption::reload);
        Up up = adopted.orElseGet(() -> launcher.start(ports, deadline));
        Supervisor supervisor = new Supervisor(launcher, up, settings.startTimeout(), events);
        supervisor.begin();
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        events.accept(
                "PostgreSQL " + binaries.version() + " answers on port " + up.port() + " after " + millis + " ms.");
        return new EmbeddedPostgres(directory, lock, supervisor, probe);
    }

    public String jdbcUrl(String database) {
        return ServerProbe.url(port(), database);
    }

    /** The owner of the server, who may do everything in it. */
    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return probe.password();
    }

    public int port() {
        return supervisor.port();
    }

    /** Process id of the server; another one after it died and came back. */
    public long pid() {
        return supervisor.server().pid();
    }

    public boolean isAlive() {
        return supervisor.server().isRunning();
    }

    /** Creates the database unless there is one of that name. */
    public void ensureDatabase(String name) {
        ServerRoles.ensureDatabase(probe, port(), name);
    }

    /** Brings the database's two roles in order, see {@link ServerRoles}, and returns who they are. */
    public DatabaseLogins ensureLogins(String database) {
        return new ServerRoles(directory, probe, port()).ensure(database);
    }

    /** Disconnects everybody, flushes everything and stops; waits for the end, and uses force when it takes too long. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                supervisor.end();
                supervisor.server().stop();
            } finally {
                lock.close();
            }
        }
    }

    /** Leaves everything as a killed program does: the server runs on, nobody watches it. */
    void abandon() {
        if (closed.compareAndSet(false, true)) {
            supervisor.end();
            lock.close();
        }
    }
}
