package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The data of the embedded server: created once, found again at every later start, never deleted. initdb works under
 * another name and flushes to disk before the rename, so the name {@code pgdata} marks complete data.
 */
final class Cluster {

    static final String USER = "ferrepos";

    private static final String PARAMETER_FILE = "ferrepos.conf";
    private static final String INCLUDE = "include_if_exists = '" + PARAMETER_FILE + "'";
    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(3);
    private static final int PASSWORD_BYTES = 24;

    private final DataDirectory directory;
    private final PostgresBinaries binaries;
    private final ServerAccount account;
    private final ServerLog log;

    Cluster(DataDirectory directory, PostgresBinaries binaries, ServerAccount account) {
        this.directory = directory;
        this.binaries = binaries;
        this.account = account;
        this.log = new ServerLog(directory.logFile());
    }

    /** Leaves complete data of the right version behind and returns the password of its owner. */
    String ensure() {
        try {
            directory.deleteUnfinished();
            if (FileTree.isEmptyOrAbsent(directory.pgdata())) {
                initialize();
            }
            requireUsable();
            return directory.readText(directory.passwordFile()).orElseThrow(this::passwordLost);
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede preparar la base de datos en " + directory.root()
                            + ": revise permisos y espacio en disco.",
                    "The database in " + directory.root() + " cannot be prepared: check permissions and disk space.",
                    failure);
        }
    }

    /** Writes the parameters where the server reads them; {@code ALTER SYSTEM} still has the last word. */
    void configure(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder("# Written by Ferre-POS at every start.\n");
        parameters.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Path file = directory.pgdata().resolve(PARAMETER_FILE);
        try {
            account.own(directory.pgdata());
            account.write(file, text.toString());
            include(directory.pgdata().resolve("postgresql.conf"));
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede escribir " + file + ": revise permisos y espacio en disco.",
                    "The file " + file + " cannot be written: check permissions and disk space.",
                    failure);
        }
    }

    private void initialize() throws IOException {
        account.requireAccess(directory.root());
        if (Files.notExists(directory.passwordFile())) {
            directory.writeText(directory.passwordFile(), newPassword());
        }
        Path target = directory.createUnfinished();
        if (!initdb(target, "C.UTF-8")) {
            target = directory.createUnfinished();
            requireInitdb(initdb(target, "C"));
        }
        Files.move(target, directory.pgdata(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DataDirectory.syncDirectory(directory.root());
    }

    /** Sorting and case come from PostgreSQL's own C.UTF-8, which no upgrade of the system library can change. */
    private boolean initdb(Path target, String characterLocale) throws IOException {
        account.own(target);
        Path passwordCopy = directory.root().resolve("initdb.password");
        directory.writeText(
                passwordCopy, directory.readText(directory.passwordFile()).orElseThrow());
        account.own(passwordCopy);
        List<String> command =
                new ArrayList<>(List.of(binaries.program("initdb").toString()));
        command.addAll(List.of("--pgdata", target.toString(), "--username", USER));
        command.addAll(List.of("--encoding", "UTF8", "--auth", "scram-sha-256", "--pwfile", passwordCopy.toString()));
        command.addAll(List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
        command.addAll(List.of("--locale", "C", "--lc-ctype", characterLocale, "--data-checksums"));
        try {
            return ExternalCommand.run(account.command(command), log.output(), INITDB_TIMEOUT) == 0;
        } finally {
            Files.delete(passwordCopy);
        }
    }

    private void requireInitdb(boolean succeeded) {
        if (!succeeded) {
            throw EmbeddedPostgresException.withLog(
                    "No se pudo crear la base de datos; el motivo está abajo. Si dice 'user does not exist', agregue el"
                            + " usuario a /etc/passwd.",
                    "The database could not be created; the reason is below. If it says 'user does not exist', add the"
                            + " user to /etc/passwd.",
                    log.tail());
        }
    }

    private void requireUsable() throws IOException {
        Path pgdata = directory.pgdata();
        if (Files.notExists(pgdata.resolve("global/pg_control"))) {
            throw new EmbeddedPostgresException(
                    pgdata + " no contiene una base de datos completa. Ferre-POS no borra datos: muévalo a otro"
                            + " lugar o restaure un respaldo, y vuelva a iniciar.",
                    pgdata + " does not hold a complete database. Ferre-POS deletes no data: move it away or"
                            + " restore a backup, then start again.");
        }
        String version = directory.readText(pgdata.resolve("PG_VERSION")).orElse("?");
        if (!version.equals(Integer.toString(binaries.majorVersion()))) {
            throw new EmbeddedPostgresException(
                    "Los datos son de PostgreSQL " + version + " y este Ferre-POS trae " + binaries.majorVersion()
                            + ". Use la versión anterior para respaldar y restaure en un directorio nuevo.",
                    "The data are PostgreSQL " + version + " and this Ferre-POS brings " + binaries.majorVersion()
                            + ". Back up with the earlier version and restore into a new directory.");
        }
    }

    private void include(Path configuration) throws IOException {
        String text = Files.readString(configuration, StandardCharsets.UTF_8);
        if (!text.contains(INCLUDE)) {
            account.write(configuration, text + "\n" + INCLUDE + "\n");
        }
    }

    private EmbeddedPostgresException passwordLost() {
        return new EmbeddedPostgresException(
                "Falta " + directory.passwordFile() + ", la contraseña de la base de datos; restáurela del respaldo.",
                "The database password " + directory.passwordFile() + " is missing; restore it from the backup.");
    }

    static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
