package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The accounts of the operating system that root may hand the data of the server to. */
final class SystemAccounts {
    /** Made by the first start as root; it owns the database and nothing else. */
    static final String OWN = "ferrepos-db";

    /** Whom the data may be handed to where no account can be made. */
    private static final List<String> EXISTING = List.of("postgres", "nobody");

    private static final Path PASSWD = Path.of("/etc/passwd");
    private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(20);

    private SystemAccounts() {}

    /** An account as the file system knows it. */
    record Account(String name, int userId, int groupId) {}

    /** Best first; the own one is made where it is missing and that is possible. */
    static Stream<Account> unprivileged() {
        return Stream.concat(
                Stream.of(OWN).flatMap(name -> find(name).or(() -> create(name)).stream()),
                EXISTING.stream().flatMap(name -> find(name).stream()));
    }

    static Optional<Account> find(String name) {
        try (Stream<String> lines = Files.lines(PASSWD, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> new Account(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .filter(account -> account.userId != 0)
                    .findFirst();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Account> create(String name) {
        List<String> command = List.of(
                "useradd",
                "--system",
                "--user-group",
                "--no-create-home",
                "--home-dir",
                "/nonexistent",
                "--shell",
                "/usr/sbin/nologin",
                "--comment",
                "Ferre-POS database",
                name);
        // Whether another start was faster does not matter: the entry counts.
        ExternalCommand.run(command, CREATE_TIMEOUT);
        return find(name);
    }
}
