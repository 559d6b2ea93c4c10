package org.ferrepos.platform.db.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.ferrepos.platform.db.embedded.ServerLauncher.Up;

/** Takes over the server that a killed program left running, or stops it when it is of no use. */
record Adoption(
        DataDirectory directory,
        PostgresBinaries binaries,
        ServerAccount account,
        ServerProbe probe,
        Consumer<String> events) {

    private static final Duration POLL = Duration.ofMillis(20);

    /** How long a server that calls itself ready may stay silent. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    Optional<Up> tryAdopt(int wantedPort, Deadline deadline) {
        Optional<ServerProcess> found = PostmasterFile.read(directory.postmasterFile())
                .flatMap(file -> ServerProcess.find(file.pid(), directory.pgdata()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ServerProcess server = found.orElseThrow();
        Optional<Up> adopted = awaitAnswer(server, deadline)
                .filter(up -> wantedPort == 0 || wantedPort == up.port())
                // One of an earlier version may have more rights than the account that the data belong to by now.
                .filter(up -> up.server().runsAs(account));
        if (adopted.isEmpty()) {
            events.accept("The PostgreSQL left running (process " + server.pid() + ") is of no use; stopping it.");
            server.stop();
            return Optional.empty();
        }
        events.accept("Took over the running PostgreSQL (process " + server.pid() + ").");
        return adopted;
    }

    /** Waits while it starts or recovers, but not long once it says that it is ready. */
    private Optional<Up> awaitAnswer(ServerProcess server, Deadline deadline) {
        Optional<Deadline> patience = Optional.empty();
        while (server.isRunning() && !deadline.isPast()) {
            Optional<PostmasterFile> file =
                    PostmasterFile.read(directory.postmasterFile()).filter(PostmasterFile::ready);
            if (file.isPresent()) {
                patience = patience.or(() -> Optional.of(Deadline.in(PATIENCE)));
                int port = file.orElseThrow().port();
                ServerProbe.Answer answer = probe.ask(port);
                if (answer instanceof ServerProbe.Ours(String version)) {
                    return binaries.isVersion(version) ? Optional.of(new Up(server, port)) : Optional.empty();
                }
                if (answer instanceof ServerProbe.Stranger
                        || patience.orElseThrow().isPast()) {
                    return Optional.empty();
                }
            }
            deadline.pause(POLL);
        }
        return Optional.empty();
    }

    /** Lets it read its parameters again; those that need a restart wait for the next one. */
    void reload(Up adopted) {
        try (Connection connection = probe.connect(adopted.port(), "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        } catch (SQLException failure) {
            events.accept("The running PostgreSQL did not read its parameters again: " + failure.getMessage());
        }
    }
}
