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
 * As whom the server runs. PostgreSQL refuses to run as root, and a server that a statement has broken out of must not
 * hold root's rights: root hands the data to an account of the system that owns nothing else ({@link SystemAccounts}).
 * Where that account cannot pass the directories above the data, it gets a view of them that shows the data alone. Only
 * where no account can be had, the server is root in a user namespace: nobody inside, root for the files outside.
 *
 * @param prefix command that changes the identity and then becomes the command after it
 * @param userId owner of the data as the file system knows it
 * @param groupId group of the data
 */
record ServerAccount(List<String> prefix, int userId, int groupId) {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    /** As root in a mount namespace: puts empty directories over the closed ones, and data and programs back into them. */
    private static final String SHOW_ONLY = """
            data=$1 programs=$2 closed=$3 other=$4
            shift 4
            umask 022
            exec 8<"$data" 9<"$programs"
            mount -t tmpfs -o mode=0755,size=1m,nosuid,nodev ferrepos "$closed"
            [ "$other" = "$closed" ] || mount -t tmpfs -o mode=0755,size=1m,nosuid,nodev ferrepos "$other"
            mkdir -p "$data" "$programs"
            mount --no-canonicalize --bind /proc/self/fd/8 "$data"
            mkdir -p "$programs"
            mount --no-canonicalize --bind /proc/self/fd/9 "$programs"
            exec 8<&- 9<&-
            exec "$@"
            """;

    private static final String WRITE = """
            umask 077
            printf %s "$2" >"$1.new"
            sync "$1.new"
            mv "$1.new" "$1"
            """;

    /** The account that keeps this data directory. */
    static ServerAccount detect(DataDirectory directory) {
        int userId = ownEffectiveId("Uid:");
        int groupId = ownEffectiveId("Gid:");
        if (userId == 0) {
            directory.letPass();
            return unprivileged(directory.root(), PostgresBinaries.parent(directory))
                    .or(() -> namespace(userId, groupId))
                    .orElseThrow(ServerAccount::noneToBeHad);
        }
        ServerAccount plain = new ServerAccount(List.of(), userId, groupId);
        return plain.hasName() ? plain : namespace(userId, groupId).orElse(plain);
    }

    /** Root's way: an account of the system that reaches the data. */
    static Optional<ServerAccount> unprivileged(Path data, Path programs) {
        return SystemAccounts.unprivileged()
                .map(ServerAccount::of)
                .filter(ServerAccount::isUnprivileged)
                .flatMap(account -> account.reaching(data, programs).stream())
                .findFirst();
    }

    private static Optional<ServerAccount> namespace(int userId, int groupId) {
        return Optional.of(new ServerAccount(List.of("unshare", "-U"), userId, groupId))
                .filter(ServerAccount::isUnprivileged);
    }

    private static EmbeddedPostgresException noneToBeHad() {
        return new EmbeddedPostgresException(
                "PostgreSQL no puede ejecutarse como root y aquí no funcionan 'setpriv' ni 'unshare -U'."
                        + " Inicie Ferre-POS con un usuario corriente.",
                "PostgreSQL cannot run as root and neither 'setpriv' nor 'unshare -U' works here."
                        + " Start Ferre-POS as an ordinary user.");
    }

    /** Whether the server would have root's rights over files. */
    boolean isRoot() {
        return userId == 0;
    }

    /** This account, or one with a view of its own of what is above the data; none where neither reaches it. */
    private Optional<ServerAccount> reaching(Path data, Path programs) {
        if (canEnter(data) && canEnter(programs)) {
            return Optional.of(this);
        }
        Optional<Path> aboveData = closedAbove(data);
        Optional<Path> abovePrograms = closedAbove(programs);
        return aboveData
                .or(() -> abovePrograms)
                .map(closed -> {
                    List<String> walled = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
                    walled.addAll(List.of("sh", "-ec", SHOW_ONLY, "sh", data.toString(), programs.toString()));
                    walled.addAll(List.of(
                            closed.toString(), abovePrograms.orElse(closed).toString()));
                    walled.addAll(prefix);
                    return new ServerAccount(walled, userId, groupId);
                })
                .filter(account -> account.canEnter(data) && account.canEnter(programs));
    }

    /** The topmost directory that this account may not pass; none if it is the data directory itself. */
    private Optional<Path> closedAbove(Path data) {
        Path path = data.getRoot();
        for (Path name : data) {
            path = path.resolve(name);
            if (!path.equals(data) && !canEnter(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private boolean canEnter(Path path) {
        return ExternalCommand.run(command(List.of("test", "-x", path.toString())), PROBE_TIMEOUT) == 0;
    }

    /**
     * Replaces a small file among the data with the rights of this account: a link that a broken server left there leads
     * root to no other file.
     */
    void write(Path file, String text) throws IOException {
        List<String> command = command(List.of("sh", "-ec", WRITE, "sh", file.toString(), text));
        if (ExternalCommand.run(command, PROBE_TIMEOUT) != 0) {
            throw new IOException("the account " + userId + " cannot write " + file);
        }
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
        if (canEnter(path)) {
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

    private static ServerAccount of(SystemAccounts.Account account) {
        List<String> prefix = List.of(
                "setpriv",
                "--reuid=" + account.userId(),
                "--regid=" + account.groupId(),
                "--clear-groups",
                "--no-new-privs",
                "--");
        return new ServerAccount(prefix, account.userId(), account.groupId());
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
