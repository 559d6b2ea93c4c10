package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An embedded server that another process keeps; a command that runs beside the program works on it.
 *
 * @param directory its data directory
 * @param user the owner of the server, who may do everything in it
 * @param account name of the account of the system that it runs as
 */
public record RunningServer(Path directory, int port, String user, String password, String account) {
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
                ? Optional.of(new RunningServer(
                        directory.root(),
                        postmaster.get().port(),
                        Cluster.USER,
                        password.get(),
                        account(postmaster.get())))
                : Optional.empty();
    }

    private static Optional<String> readPassword(DataDirectory directory) {
        try {
            return directory.readText(directory.passwordFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String account(PostmasterFile postmaster) {
        try {
            return Files.getOwner(Path.of("/proc", Long.toString(postmaster.pid())))
                    .getName();
        } catch (IOException unknown) {
            return "?";
        }
    }

    /** Whether it has the rights of root, as where no account of the system could be had. */
    public boolean isRoot() {
        return account.equals("root");
    }

    /** Who works on a database of it, see {@link ServerRoles}. */
    public DatabaseLogins ensureLogins(String database) {
        DataDirectory data = new DataDirectory(directory);
        return new ServerRoles(data, new ServerProbe(data.pgdata(), password), port).ensure(database);
    }

    public String jdbcUrl(String database) {
        return ServerProbe.url(port, database);
    }

    @Override
    public String toString() {
        return "RunningServer[port=" + port + "]";
    }
}
