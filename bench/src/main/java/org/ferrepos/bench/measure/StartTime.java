package org.ferrepos.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrepos.bench.Bench;
import org.ferrepos.bench.FileTree;
import org.ferrepos.bench.Report;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;

/** Time from the start of the process to the first registered sale, login included. */
public final class StartTime implements Measurement {
    private static final Duration TRAINING_BOUND = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "start";
    }

    private record Start(double ready, double sale) {}

    @Override
    public void run(Bench bench, Report report) throws IOException {
        bench.close();
        int times = bench.isQuick() ? 2 : 4;
        report.heading("Start, in seconds");
        report.columns("start", "to the ready line", "to the first sale");
        List<Start> cold = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            FileTree.delete(bench.directory().resolve("start"));
            cold.add(start(bench));
        }
        row(report, "first start on an empty directory", cold);
        Path cache = bench.directory().resolve("bench.aot");
        train(bench, cache, report);
        List<Start> warm = new ArrayList<>();
        List<Start> cached = new ArrayList<>();
        for (int i = 0; i < times + 1; i++) {
            warm.add(start(bench));
            if (Files.exists(cache)) {
                cached.add(start(bench, "-XX:AOTCache=" + cache));
            }
        }
        row(report, "on existing data", warm);
        if (!cached.isEmpty()) {
            row(report, "on existing data, with a JDK AOT cache", cached);
            report.line("");
            report.line("The cache takes " + Report.number(Files.size(cache) / 1048576.0) + " MiB.");
        }
    }

    /** What the launcher does after a build. */
    private static void train(Bench bench, Path cache, Report report) throws IOException {
        report.progress("training the AOT cache");
        Files.deleteIfExists(cache);
        RunningProgram.Options options =
                bench.options("training", "-XX:MaxRAMPercentage=50", "-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off");
        RunningProgram.Finished training = RunningProgram.run(
                new RunningProgram.Options(options.data(), List.of(), Map.of(), options.javaOptions()),
                "train",
                "",
                TRAINING_BOUND);
        if (training.exitCode() != 0) {
            throw new IllegalStateException("the training failed:\n" + training.output());
        }
    }

    private static Start start(Bench bench, String... javaOptions) {
        List<String> all = new ArrayList<>(List.of("-XX:MaxRAMPercentage=50"));
        all.addAll(List.of(javaOptions));
        long begin = System.nanoTime();
        try (RunningProgram program = RunningProgram.start(bench.options("start", all.toArray(String[]::new)))) {
            sell(program);
            return new Start(program.startDuration().toNanos() / 1e9, (System.nanoTime() - begin) / 1e9);
        }
    }

    private static void sell(RunningProgram program) {
        Api cashier = Api.at(program.baseUrl()).as("cajero");
        String sku = cashier.get("/api/pos/productos?limit=1")
                .json()
                .path("items")
                .path(0)
                .path("sku")
                .asText();
        Api.Answer answer = cashier.post("/api/pos/ventas", sale(sku));
        if (answer.status() != 201 && answer.status() != 422) {
            throw new IllegalStateException("the first sale failed: " + answer);
        }
    }

    private static String sale(String sku) {
        return "{\"branch\":\"SCL-01\",\"register\":\"SCL-01-C1\",\"items\":[{\"sku\":\"" + sku
                + "\",\"quantity\":1}],\"payments\":[{\"method\":\"cash\",\"amount\":900000}]}";
    }

    private static void row(Report report, String name, List<Start> starts) {
        report.row(
                name,
                Report.number(Report.median(starts.stream().map(Start::ready).toList())),
                Report.number(Report.median(starts.stream().map(Start::sale).toList())));
    }
}
