package org.ferrepos.server.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrepos.testkit.program.RunningProgram;

/** The files of the product: what git knows and would add, or, where there is no git, what lies in the tree. */
final class Checkout {
    static final Path ROOT = RunningProgram.root();

    private static final Set<String> BUILT = Set.of("target", ".git", "data", "logs", "backups", "node_modules");
    private static final List<Path> FILES =
            Files.exists(ROOT.resolve(".git")) ? known().orElseGet(Checkout::walked) : walked();

    private Checkout() {}

    /** Paths relative to the root, in order. */
    static List<Path> files() {
        return FILES;
    }

    static List<Path> filesEndingWith(String... endings) {
        return FILES.stream()
                .filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
                .toList();
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(ROOT.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether committed results are written instead of compared. */
    static boolean isWriting() {
        return Boolean.getBoolean("ferrepos.schema.write");
    }

    private static Optional<List<Path>> known() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                return Optional.empty();
            }
            return Optional.of(sorted(Arrays.stream(names.split("\0")).map(Path::of)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Not into what is built: other processes come and go there. */
    private static List<Path> walked() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return BUILT.contains(String.valueOf(directory.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(ROOT.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
            return sorted(found.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sorted(Stream<Path> files) {
        return files.filter(file -> Files.isRegularFile(ROOT.resolve(file)))
                .distinct()
                .sorted()
                .toList();
    }
}
