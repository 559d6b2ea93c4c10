package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An embedded server that another process keeps; a command that runs beside the program works on it. */
public record RunningServer(int port, String user, String password) {
    /** What the program keeps its data in, on a server of its own. */
    public static final String DATABASE = "ferre_pos";

    /** The server that runs on the directory now, if one answers. */
    public static Optional<RunningServer> find(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        DataDirectory directory = DataDirectory.create(root);
        Optional<PostmasterFile> postmaster =
                PostmasterFile.read(directory.pgdata().resolve("postmaster.pid"));
        Optional<String> password = readPassword(directory);
        if (postmaster.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        ServerProbe probe = new ServerProbe(directory.pgdata(), password.get());
        return probe.ask(postmaster.get().port()) instanceof ServerProbe.Ours
                ? Optional.of(new RunningServer(postmaster.get().port(), Cluster.USER, password.get()))
                : Optional.empty();
    }

    private static Optional<String> readPassword(DataDirectory directory) {
        try {
            return directory.readText(directory.passwordFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String jdbcUrl(String database) {
        return ServerProbe.url(port, database);
    }

    @Override
    public String toString() {
        return "RunningServer[port=" + port + "]";
    }
}
