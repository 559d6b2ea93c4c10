package org.ferrepos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.ferrepos.bench.measure.Footprint;
import org.ferrepos.bench.measure.Measurement;
import org.ferrepos.bench.measure.Memory;
import org.ferrepos.bench.measure.MixedLoad;
import org.ferrepos.bench.measure.SalesRate;
import org.ferrepos.bench.measure.SearchTime;
import org.ferrepos.bench.measure.StartTime;
import org.ferrepos.testkit.program.RunningProgram;
import org.jspecify.annotations.Nullable;

/** Runs the measurements and writes the report. */
public final class Main {
    // The catalogue grows in the search, so what sells comes before it.
    private static final List<Measurement> ALL =
            List.of(new SalesRate(), new MixedLoad(), new SearchTime(), new Memory(), new StartTime(), new Footprint());

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    private static final String BEGIN = "<!-- figures: written by bench/run -->";
    private static final String END = "<!-- end of figures -->";

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        int only = given.indexOf("--only");
        String name = only >= 0 && only + 1 < given.size() ? given.get(only + 1) : "";
        List<Measurement> wanted = ALL.stream()
                .filter(measurement -> only < 0 || measurement.name().equals(name))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no such measurement; there are "
                    + ALL.stream().map(Measurement::name).toList());
        }
        boolean quick = given.contains("--quick");
        Path root = RunningProgram.root();
        Path directory = root.resolve("bench/target/run-" + STAMP.format(Instant.now()));
        for (Path old : runs(directory.getParent())) {
            FileTree.delete(old);
        }
        Files.createDirectories(directory);
        Report report = new Report();
        try (Bench bench = new Bench(directory, quick)) {
            // Ctrl-C must not leave the measured program behind.
            Runtime.getRuntime().addShutdownHook(new Thread(bench::close, "stop-measured-program"));
            describe(report, quick);
            for (Measurement measurement : wanted) {
                measurement.run(bench, report);
            }
        }
        FileTree.delete(directory);
        Path results = Files.createDirectories(root.resolve("bench/results"));
        Files.writeString(results.resolve(STAMP.format(Instant.now()) + ".md"), report.text());
        if (!quick && only < 0) {
            update(root.resolve("docs/reference/performance.md"), report.text());
        }
    }

    /** What runs before left behind because they were interrupted. */
    private static List<Path> runs(@Nullable Path parent) throws IOException {
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            String before = "run-" + STAMP.format(Instant.now().minus(LONGEST_RUN));
            return entries.filter(entry -> entry.getFileName().toString().startsWith("run-"))
                    .filter(entry -> entry.getFileName().toString().compareTo(before) < 0)
                    .toList();
        }
    }

    private static void describe(Report report, boolean quick) throws IOException {
        String cpu = firstValue(Path.of("/proc/cpuinfo"), "model name");
        long memory =
                Long.parseLong(firstValue(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "")) / 1024 / 1024;
        report.line("%s, %d cores (%s), %d GiB, Java %s%s. Load average before: %s."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        cpu,
                        memory,
                        Runtime.version().feature(),
                        quick ? ", quick run" : "",
                        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]));
    }

    private static String firstValue(Path file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static void update(Path document, String figures) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has lost the marks around its figures");
        }
        Files.writeString(
                document, text.substring(0, begin + BEGIN.length()) + "\n\n" + figures + "\n" + text.substring(end));
    }
}
