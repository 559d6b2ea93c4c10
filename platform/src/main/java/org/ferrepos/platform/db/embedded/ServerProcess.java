package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The postmaster: our child, or a process that an earlier, killed program left behind. */
final class ServerProcess {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration SIGNAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FAST_STOP = Duration.ofSeconds(30);
    private static final Duration HARD_STOP = Duration.ofSeconds(5);

    private final ProcessHandle handle;
    private final @Nullable Process child;

    private ServerProcess(ProcessHandle handle, @Nullable Process child) {
        this.handle = handle;
        this.child = child;
    }

    static ServerProcess ofChild(Process child) {
        return new ServerProcess(child.toHandle(), child);
    }

    /** The running server with this process id, provided that it works on the given data. */
    static Optional<ServerProcess> find(long pid, Path pgdata) {
        return ProcessHandle.of(pid)
                .map(handle -> new ServerProcess(handle, null))
                .filter(server -> server.isRunning() && server.worksOn(pgdata));
    }

    long pid() {
        return handle.pid();
    }

    boolean isRunning() {
        return handle.isAlive() && (child != null || !isZombie());
    }

    boolean awaitExit(Duration timeout) {
        if (child != null) {
            return awaitChild(child, timeout);
        }
        Deadline deadline = Deadline.in(timeout);
        while (isRunning() && !deadline.isPast()) {
            deadline.pause(POLL);
        }
        return !isRunning();
    }

    /** Stops in an orderly way (open transactions roll back, everything is flushed), then by force. */
    void stop() {
        signal("INT");
        // A suspended server reads no signal but this one and the last.
        signal("CONT");
        if (awaitExit(FAST_STOP)) {
            return;
        }
        signal("QUIT");
        if (awaitExit(HARD_STOP)) {
            return;
        }
        signal("KILL");
        if (!awaitExit(HARD_STOP)) {
            throw new EmbeddedPostgresException(
                    "El proceso " + pid() + " de PostgreSQL no termina; deténgalo a mano (kill -9 " + pid() + ").",
                    "The PostgreSQL process " + pid() + " does not end; stop it by hand (kill -9 " + pid() + ").");
        }
    }

    void signal(String name) {
        ExternalCommand.run(List.of("sh", "-c", "kill -" + name + " " + pid()), SIGNAL_TIMEOUT);
    }

    private static boolean awaitChild(Process child, Duration timeout) {
        try {
            return child.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            throw Deadline.interrupted(interruption);
        }
    }

    /** A dead process whose parent has not collected it yet still has an entry, and Java calls it alive. */
    private boolean isZombie() {
        try {
            String status = Files.readString(proc("stat"), StandardCharsets.ISO_8859_1);
            return status.startsWith(" Z", status.lastIndexOf(')') + 1);
        } catch (IOException gone) {
            return true;
        }
    }

    /** Whether it has the rights of this account and no other. */
    boolean runsAs(ServerAccount account) {
        try {
            return Files.getAttribute(proc(""), "unix:uid").equals(account.userId());
        } catch (IOException gone) {
            return false;
        }
    }

    /** The same directory, whatever its name is in the server's own view of the file system. */
    private boolean worksOn(Path pgdata) {
        try {
            return Files.isSameFile(proc("cwd"), pgdata);
        } catch (IOException notPermitted) {
            return commandNames(pgdata);
        }
    }

    private boolean commandNames(Path pgdata) {
        try {
            String command = Files.readString(proc("cmdline"), StandardCharsets.UTF_8);
            List<String> words = List.of(command.split("\0"));
            return words.getFirst().endsWith("/postgres") && words.contains(pgdata.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(pid()), name);
    }
}
