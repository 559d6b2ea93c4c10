package org.ferrepos.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrepos.testkit.Budget;

/**
 * The built program running in a process of its own, on the loopback address, with its embedded PostgreSQL or one it is
 * told. It must have been packaged before: {@code ./mvnw -pl server -am package -DskipTests}.
 */
public final class RunningProgram implements AutoCloseable {
    /** Password of every demonstration user in programs that tests start. */
    public static final String PASSWORD = "demo-password-for-tests";

    private static final Pattern READY = Pattern.compile("Ferre-POS listo: (http://\\S+)");
    private static final Pattern LAUNCHER_OPTIONS = Pattern.compile("(?m)^java_options='([^']+)'");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    /** A little more than the program allows itself. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(75);

    private final Process process;
    private final Path log;
    private final String baseUrl;
    private final Duration startDuration;

    private RunningProgram(Process process, Path log, String baseUrl, Duration startDuration) {
        this.process = process;
        this.log = log;
        this.baseUrl = baseUrl;
        this.startDuration = startDuration;
    }

    /** How to start the program. */
    public record Options(
            Path data, List<String> arguments, Map<String, String> environment, List<String> javaOptions) {
        public Options {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
            javaOptions = List.copyOf(javaOptions);
        }

        /** The whole product with demonstration data, without rate limits, on a free port. */
        public static Options demo(Path data) {
            return new Options(
                    data,
                    List.of("--port", "0"),
                    Map.of("FERREPOS_DEMO_PASSWORD", PASSWORD, "BOOL_RATE_LIMITING_ENABLED", "false"),
                    demoJavaOptions());
        }

        private static List<String> demoJavaOptions() {
            List<String> options = new ArrayList<>(List.of("-Xmx512m"));
            recordOfAStart().ifPresent(record -> options.add("-XX:AOTCache=" + record));
            return options;
        }

        /** As {@link #demo}, on a copy of a data directory in which the company exists already. */
        public static Options shop(Path data) {
            PreparedShop.copyTo(data);
            return demo(data);
        }

        public Options withArguments(String... more) {
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of(more));
            return new Options(data, all, environment, javaOptions);
        }

        public Options withEnvironment(String name, String value) {
            Map<String, String> all = new HashMap<>(environment);
            all.put(name, value);
            return new Options(data, arguments, all, javaOptions);
        }
    }

    /** Starts the program and waits until it says that it is ready. */
    public static RunningProgram start(Options options) {
        return startFrom(root(), options);
    }

    /** Starts the program that was built in another tree. */
    public static RunningProgram startFrom(Path tree, Options options) {
        Budget.count(Budget.Kind.PROGRAMS);
        return launch(tree, options);
    }

    /** As {@link #start}, where starting is what the test is about. */
    public static RunningProgram startUnderTest(Options options) {
        Budget.count(Budget.Kind.STARTS_UNDER_TEST);
        return launch(root(), options);
    }

    static RunningProgram launch(Options options) {
        return launch(root(), options);
    }

    private static RunningProgram launch(Path tree, Options options) {
        long begin = System.nanoTime();
        try {
            Files.createDirectories(options.data());
            Path log = Files.createTempFile(options.data().toAbsolutePath().getParent(), "program-", ".log");
            Process process = builder(tree, options, "up")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            Optional<String> url = awaitReady(process, log);
            if (url.isEmpty()) {
                process.destroyForcibly();
                throw new IllegalStateException("the program did not start:\n" + Files.readString(log));
            }
            return new RunningProgram(process, log, url.get(), Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command that ends by itself said. */
    public record Finished(int exitCode, String output) {}

    /** Runs a command such as {@code import products FILE} to its end. */
    public static Finished run(Options options, String command, String input, Duration timeout) {
        return finish(builder(root(), options, command), input, timeout);
    }

    /** What a program that was built in another tree says when it does not start. */
    public static Finished refusalFrom(Path tree, Options options, Duration timeout) {
        return finish(builder(tree, options, "up"), "", timeout);
    }

    /** Runs a command that takes no options, such as {@code version}. */
    public static Finished run(String command, Duration timeout) {
        Options none = new Options(root().resolve("data"), List.of(), Map.of(), List.of());
        return finish(new ProcessBuilder(line(root(), none, command)), "", timeout);
    }

    /** Runs any command line to its end and returns all that it said. */
    public static Finished finish(ProcessBuilder builder, String input, Duration timeout) {
        Budget.count(Budget.Kind.COMMANDS);
        try {
            Path log = Files.createTempFile("command-", ".log");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " did not end:\n" + Files.readString(log));
            }
            String output = Files.readString(log);
            Files.delete(log);
            return new Finished(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String baseUrl() {
        return baseUrl;
    }

    public int port() {
        return Integer.parseInt(baseUrl.substring(baseUrl.lastIndexOf(':') + 1));
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Time from the start of the process to its ready line. */
    public Duration startDuration() {
        return startDuration;
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process as a power cut would: nothing of it runs on, its PostgreSQL does. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Ends the process as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the program did not end in time:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessBuilder builder(Path tree, Options options, String command) {
        List<String> line = new ArrayList<>(line(tree, options, command));
        line.addAll(List.of("--data", options.data().toAbsolutePath().toString()));
        line.addAll(options.arguments());
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(options.environment());
        return builder;
    }

    private static List<String> line(Path tree, Options options, String command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options.javaOptions());
        line.addAll(launcherOptions());
        line.addAll(List.of(
                "-Dferrepos.home=" + options.data().toAbsolutePath().getParent(),
                "-Dferrepos.postgres.directory=" + root().resolve("target/postgresql"),
                "-jar",
                tree.resolve("server/target/quarkus-app/quarkus-run.jar").toString()));
        line.addAll(List.of(command.split(" ")));
        return line;
    }

    static Path jar() {
        return root().resolve("server/target/quarkus-app/quarkus-run.jar");
    }

    /** What the launcher has recorded of this build, where it has. */
    private static Optional<Path> recordOfAStart() {
        Path record = jar().resolveSibling("ferrepos.aot");
        try {
            return Files.exists(record)
                            && Files.getLastModifiedTime(record).compareTo(Files.getLastModifiedTime(jar())) > 0
                    ? Optional.of(record)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the launcher gives Java, so that what is tested is what users start. */
    private static List<String> launcherOptions() {
        try {
            Matcher options = LAUNCHER_OPTIONS.matcher(Files.readString(root().resolve("ferrepos")));
            if (!options.find()) {
                throw new IllegalStateException("the launcher names no options of Java");
            }
            return List.of(options.group(1).split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the checkout, from wherever a test runs. */
    public static Path root() {
        Path directory = Path.of(System.getProperty("ferrepos.root", "."))
                .toAbsolutePath()
                .normalize();
        while (!Files.exists(directory.resolve("ferrepos"))) {
            Path parent = directory.getParent();
            if (parent == null) {
                throw new IllegalStateException("not inside a checkout");
            }
            directory = parent;
        }
        return directory;
    }

    private static Optional<String> awaitReady(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return Optional.of(ready.group(1));
            }
            if (!process.isAlive()) {
                return Optional.empty();
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
