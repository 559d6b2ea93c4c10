package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root enters a user namespace in which it is nobody
 * (the files stay root's), or where that is forbidden hands the data to an unprivileged account.
 *
 * @param prefix command that changes the identity and then becomes the command after it
 * @param userId owner of the data as the file system knows it
 * @param groupId group of the data
 */
record ServerAccount(List<String> prefix, int userId, int groupId) {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    /** Whom the data may be handed to, best first. */
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    static ServerAccount detect() {
        int userId = ownEffectiveId("Uid:");
        int groupId = ownEffectiveId("Gid:");
        ServerAccount plain = new ServerAccount(List.of(), userId, groupId);
        if (userId != 0 && plain.hasName()) {
            return plain;
        }
        ServerAccount namespace = new ServerAccount(List.of("unshare", "-U"), userId, groupId);
        if (namespace.isUnprivileged()) {
            return namespace;
        }
        return userId != 0 ? plain : unprivileged();
    }

    /** The way for root without user namespaces. */
    static ServerAccount unprivileged() {
        return UNPRIVILEGED.stream()
                .flatMap(name -> passwdEntry(name).stream())
                .map(ServerAccount::of)
                .filter(ServerAccount::isUnprivileged)
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresException(
                        "PostgreSQL no puede ejecutarse como root y aquí no funcionan 'unshare -U' ni 'setpriv'."
                                + " Inicie Ferre-POS con un usuario corriente.",
                        "PostgreSQL cannot run as root and neither 'unshare -U' nor 'setpriv' works here."
                                + " Start Ferre-POS as an ordinary user."));
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Makes sure that this account, not the one of an earlier start, owns the files. */
    void own(Path path) {
        try {
            if (ownerOf(path) != userId) {
                FileTree.changeOwner(path, userId, groupId);
            }
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    path + " pertenece a otro usuario; cambie el dueño: chown -R " + userId + ":" + groupId + " '"
                            + path + "'.",
                    path + " belongs to another user; change its owner: chown -R " + userId + ":" + groupId + " '"
                            + path + "'.",
                    failure);
        }
    }

    /** Fails with what to do when a directory above the path is closed to this account. */
    void requireAccess(Path path) {
        if (ExternalCommand.run(command(List.of("test", "-x", path.toString())), PROBE_TIMEOUT) == 0) {
            return;
        }
        throw new EmbeddedPostgresException(
                "El usuario " + userId + ", con el que corre PostgreSQL, no puede entrar a " + path
                        + ". Dé permiso de paso (chmod o+x) a los directorios superiores, elija otro directorio"
                        + " de datos o inicie Ferre-POS con un usuario corriente.",
                "The user " + userId + ", which PostgreSQL runs as, cannot enter " + path
                        + ". Open the directories above it (chmod o+x), choose another data directory or start"
                        + " Ferre-POS as an ordinary user.");
    }

    /** initdb insists on a name, which a container started with a bare user id does not have. */
    private boolean hasName() {
        return ExternalCommand.run(command(List.of("id", "-un")), PROBE_TIMEOUT) == 0;
    }

    private boolean isUnprivileged() {
        return ExternalCommand.run(command(List.of("sh", "-c", "test \"$(id -u)\" != 0")), PROBE_TIMEOUT) == 0;
    }

    private static ServerAccount of(String[] passwdEntry) {
        String user = passwdEntry[2];
        String group = passwdEntry[3];
        List<String> prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
        return new ServerAccount(prefix, Integer.parseInt(user), Integer.parseInt(group));
    }

    private static Optional<String[]> passwdEntry(String name) {
        try (var lines = Files.lines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static int ownEffectiveId(String line) {
        try (var lines = Files.lines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(text -> text.startsWith(line))
                    .mapToInt(text -> Integer.parseInt(text.split("\\s+")[2]))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede leer /proc; la base de datos incluida requiere Linux.",
                    "/proc cannot be read; the embedded database needs Linux.",
                    failure);
        }
    }

    private static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
