package org.ferrepos.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ferrepos.platform.db.embedded.RunningServer;

/**
 * What the processes of a run know of the server: its data, who keeps it, and who still needs it. Processes are noted
 * with the time of their start, because the system gives their numbers away again.
 */
record ServerDirectory(Path home) {
    static ServerDirectory create(Path home) {
        try {
            Files.createDirectories(home.resolve("owners"));
            return new ServerDirectory(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path server() {
        return home.resolve("server");
    }

    Path log() {
        return home.resolve("keeper.log");
    }

    /** Runs this while no other process does; joining and ending must not cross. */
    <T> T locked(Supplier<T> work) {
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addOwner(ProcessHandle owner) {
        note(home.resolve("owners").resolve(Long.toString(owner.pid())), owner);
    }

    void noteKeeper() {
        note(home.resolve("keeper"), ProcessHandle.current());
    }

    Optional<RunningServer> kept() {
        return isAlive(home.resolve("keeper")) ? RunningServer.find(server()) : Optional.empty();
    }

    /** Whether somebody still needs the server; forgets who does not. */
    boolean isOwned() {
        boolean owned = false;
        try (DirectoryStream<Path> owners = Files.newDirectoryStream(home.resolve("owners"))) {
            for (Path owner : owners) {
                if (isAlive(owner)) {
                    owned = true;
                } else {
                    Files.deleteIfExists(owner);
                }
            }
            return owned;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteServer() {
        if (Files.notExists(server())) {
            return;
        }
        try (Stream<Path> files = Files.walk(server())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void note(Path file, ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + started(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAlive(Path file) {
        try {
            String[] noted = Files.readString(file).split(" ", -1);
            return noted.length == 2
                    && ProcessHandle.of(Long.parseLong(noted[0]))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> started(process).equals(noted[1]))
                            .isPresent();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
