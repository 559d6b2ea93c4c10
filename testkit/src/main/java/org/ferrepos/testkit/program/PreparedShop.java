package org.ferrepos.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ferrepos.testkit.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A data directory in which the demonstration company exists, made once for each build of the program and day, since the
 * company is as old as its database. A copy of it spares a start the database, its migrations and the company, which is
 * most of its time.
 */
final class PreparedShop {
    /** What this process copies, also behind midnight. */
    private static @Nullable Path chosen;

    private PreparedShop() {}

    /** Fills a data directory that is not there yet. */
    static void copyTo(Path data) {
        if (Files.exists(data)) {
            throw new IllegalStateException(data + " exists already");
        }
        try {
            Files.createDirectories(Objects.requireNonNull(data.toAbsolutePath().getParent()));
            copy(prepared(), data);
            // Otherwise all copies would want the port of the first.
            Files.deleteIfExists(data.resolve("pg.port"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path prepared() throws IOException {
        Path shop = chosen;
        if (shop == null) {
            shop = found();
            chosen = shop;
        }
        return shop;
    }

    private static Path found() throws IOException {
        Path home = RunningProgram.root().resolve("target/prepared-shop");
        Files.createDirectories(home);
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            long build = Files.getLastModifiedTime(RunningProgram.jar()).toMillis();
            Path shop = home.resolve("build-" + build + "-" + LocalDate.now(ZoneOffset.UTC));
            if (Files.notExists(shop)) {
                deleteOthers(home);
                make(home.resolve("unfinished"), shop);
            }
            return shop;
        }
    }

    private static void make(Path unfinished, Path shop) throws IOException {
        Budget.count(Budget.Kind.PREPARED_SHOPS);
        RunningProgram.launch(RunningProgram.Options.demo(unfinished)).close();
        Files.move(unfinished, shop);
    }

    private static void deleteOthers(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(home) && !file.equals(home.resolve("lock"))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** With its owners: PostgreSQL refuses files of another user. */
    private static void copy(Path from, Path to) throws IOException {
        List<String> line = List.of("cp", "-a", "--reflink=auto", from.toString(), to.toString());
        try {
            if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
                throw new IOException(line + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
