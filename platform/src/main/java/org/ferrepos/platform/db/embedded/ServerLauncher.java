package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Starts the server on complete data and waits until it answers. */
final class ServerLauncher {

    /** How one attempt to start ended. */
    sealed interface Outcome {}

    record Up(ServerProcess server, int port) implements Outcome {}

    record Failed(String logTail, boolean timedOut) implements Outcome {

        /** Whether waiting helps: the remains of a killed server are still letting go of memory or port. */
        boolean mayPass() {
            return logTail.contains("still in use")
                    || logTail.contains("already exists")
                    || logTail.contains("Address already in use");
        }
    }

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    private final DataDirectory directory;
    private final PostgresBinaries binaries;
    private final ServerAccount account;
    private final ServerProbe probe;
    private final ServerLog log;

    ServerLauncher(DataDirectory directory, PostgresBinaries binaries, ServerAccount account, ServerProbe probe) {
        this.directory = directory;
        this.binaries = binaries;
        this.account = account;
        this.probe = probe;
        this.log = new ServerLog(directory.logFile());
    }

    ServerLog log() {
        return log;
    }

    ServerProbe probe() {
        return probe;
    }

    /** Starts on the chosen port; takes another one when somebody else was faster. */
    Up start(PortChoice ports, Deadline deadline) {
        account.own(directory.pgdata());
        account.requireAccess(directory.pgdata());
        account.requireAccess(binaries.program("postgres"));
        while (true) {
            int port = ports.choose();
            if (ports.isFixed() && !PortChoice.isFree(port)) {
                throw portTaken(port);
            }
            Outcome outcome = attempt(port, deadline, () -> false);
            if (outcome instanceof Up up) {
                return up;
            }
            if (outcome instanceof Failed failed && (!failed.mayPass() || deadline.isPast())) {
                throw explain(failed);
            }
            deadline.pause(RETRY_PAUSE);
        }
    }

    /** One start on one port; ends early, without a server, when cancelled. */
    Outcome attempt(int port, Deadline deadline, BooleanSupplier cancelled) {
        removeStalePostmasterFile();
        long position = log.size();
        ServerProcess server = spawn(port);
        while (server.isRunning()) {
            if (isReady(server, port)) {
                return new Up(server, port);
            }
            if (deadline.isPast() || cancelled.getAsBoolean()) {
                server.stop();
                return new Failed(log.tailSince(position), true);
            }
            Deadline.in(POLL).pause(POLL);
        }
        return new Failed(log.tailSince(position), false);
    }

    private boolean isReady(ServerProcess server, int port) {
        boolean announced = PostmasterFile.read(directory.postmasterFile())
                .filter(file -> file.ready() && file.pid() == server.pid())
                .isPresent();
        if (!announced) {
            return false;
        }
        return switch (probe.ask(port)) {
            case ServerProbe.Ours _ -> true;
            case ServerProbe.Silent _ -> false;
            case ServerProbe.Stranger stranger -> {
                server.stop();
                throw wrongPassword(stranger);
            }
        };
    }

    /** In its own session: Ctrl-C in the terminal reaches this program, which then stops the server in order. */
    private ServerProcess spawn(int port) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(account.command(List.of(
                binaries.program("postgres").toString(),
                "-D",
                directory.pgdata().toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "logging_collector=off",
                "-c",
                "log_destination=stderr")));
        try {
            return ServerProcess.ofChild(
                    ExternalCommand.builder(command, log.output()).start());
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se pudo ejecutar PostgreSQL con 'setsid'; instale util-linux.",
                    "PostgreSQL could not be run with 'setsid'; install util-linux.",
                    failure);
        }
    }

    /**
     * The server itself ignores the file of a dead process, but not one whose process id belongs to another program by
     * now (usual in containers) or that a power cut left empty. Were a server still at work on the data, the shared
     * memory key, derived from the directory, would stop a second one.
     */
    private void removeStalePostmasterFile() {
        Path file = directory.postmasterFile();
        if (Files.notExists(file)) {
            return;
        }
        boolean ours = PostmasterFile.read(file)
                .flatMap(content -> ServerProcess.find(content.pid(), directory.pgdata()))
                .isPresent();
        if (ours) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede borrar el archivo obsoleto " + file + ": revise los permisos.",
                    "The stale file " + file + " cannot be deleted: check the permissions.",
                    failure);
        }
    }

    private EmbeddedPostgresException explain(Failed failed) {
        if (failed.timedOut()) {
            return EmbeddedPostgresException.withLog(
                    "PostgreSQL no respondió a tiempo. Si está recuperándose de un corte, aumente el tiempo de inicio.",
                    "PostgreSQL did not answer in time. If it recovers from a crash, allow a longer start.",
                    failed.logTail());
        }
        return EmbeddedPostgresException.withLog(
                "PostgreSQL no pudo iniciar; el motivo está abajo y en " + log.file() + ".",
                "PostgreSQL could not start; the reason is below and in " + log.file() + ".",
                failed.logTail());
    }

    private EmbeddedPostgresException portTaken(int port) {
        return new EmbeddedPostgresException(
                "El puerto " + port + " de la base de datos está ocupado; libérelo o configure otro.",
                "The database port " + port + " is taken; free it or configure another.");
    }

    private EmbeddedPostgresException wrongPassword(ServerProbe.Stranger stranger) {
        return new EmbeddedPostgresException(
                "La base de datos no acepta la contraseña de " + directory.passwordFile()
                        + "; restaure el archivo que corresponde a estos datos (" + stranger.reason() + ").",
                "The database does not accept the password in " + directory.passwordFile()
                        + "; restore the file that belongs to these data (" + stranger.reason() + ").");
    }
}
