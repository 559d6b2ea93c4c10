package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ferrepos.testkit.program.RunningProgram;
import org.ferrepos.testkit.program.RunningProgram.Finished;

/** What a running program holds, seen from outside: objects by their class, and threads. */
public final class Footprint {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Pattern ROW = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+\\d+\\s+(org\\.ferrepos\\.\\S+)");

    /** What the framework keeps of each bean it could make, how it would call it, and lambdas of the record of a start. */
    private static final Pattern OF_THE_FRAMEWORK = Pattern.compile(
            ".*(_Bean|_ClientProxy|_Observer\\w*|_Shared\\w*|\\$quarkusrestinvoker\\$.*|\\$\\$Lambda.*)$");

    private Footprint() {}

    /** The classes of an area of which there are objects; the descriptor and its lambdas are always there. */
    public static Set<String> objectsOf(String area, RunningProgram program) {
        Finished histogram = RunningProgram.finish(
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(program.pid()),
                        "GC.class_histogram"),
                "",
                BOUND);
        assertThat(histogram.exitCode()).as(histogram.output()).isZero();
        return ROW.matcher(histogram.output())
                .results()
                .map(row -> row.group(1))
                .filter(name -> name.startsWith("org.ferrepos." + area + "."))
                .filter(name -> !OF_THE_FRAMEWORK.matcher(name).matches())
                .filter(name -> !name.matches("org\\.ferrepos\\.\\w+\\.\\w+Area(\\W.*)?"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of its threads, cut to fifteen characters as the system keeps them. */
    public static Set<String> threadsOf(RunningProgram program) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + program.pid() + "/task"))) {
            for (Path task : tasks) {
                read(task.resolve("comm")).ifPresent(names::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** None for a thread that has ended since it was listed. */
    private static Optional<String> read(Path name) throws IOException {
        try {
            return Optional.of(Files.readString(name).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
