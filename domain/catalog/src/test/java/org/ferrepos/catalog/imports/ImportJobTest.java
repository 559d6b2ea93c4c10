package org.ferrepos.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.OpeningStock;
import org.ferrepos.catalog.ProductImport;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.files.FileSettings;
import org.ferrepos.platform.files.FileStore;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.jobs.Job;
import org.ferrepos.platform.jobs.JobFiles;
import org.ferrepos.platform.jobs.JobOwner;
import org.ferrepos.platform.jobs.JobResult;
import org.ferrepos.platform.jobs.JobSettings;
import org.ferrepos.platform.jobs.JobState;
import org.ferrepos.platform.jobs.JobWorkers;
import org.ferrepos.platform.jobs.Jobs;
import org.ferrepos.platform.jobs.Schedules;
import org.ferrepos.platform.jobs.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Imports that go on without the one who sent them. */
@Timeout(120)
final class ImportJobTest {
    private static final ObjectMapper MAPPER = JsonSettings.newMapper();
    private static final JobSettings SETTINGS = new JobSettings(
            1, Duration.ofMillis(50), Duration.ofSeconds(3), 20, Duration.ofDays(30), Duration.ofHours(24));

    private final CatalogWorld world = new CatalogWorld();
    private final List<JobWorkers> started = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        started.forEach(JobWorkers::stop);
        world.close();
    }

    @Test
    void theReportOfAJobIsThatOfTheImport() throws IOException {
        Jobs jobs = worker(world.database, (handle, caller, lines) -> {});
        UUID id = submit(jobs, file(1_500) + "MAL,Sin precio,,1\n");

        Job done = await(jobs, id, JobState.DONE);

        assertThat(done.progress()).isEqualTo(1);
        JsonNode report = report(done.findResult().orElseThrow());
        assertThat(report.path("created").asInt()).isEqualTo(1_500);
        assertThat(report.at("/rejected/0/line").asInt()).isEqualTo(1_502);
        assertThat(world.count("select count(*) from catalog.product")).isEqualTo(1_500);
        assertThat(world.count("select count(*) from identity.audit where user_name = 'admin' and action = 'import'"))
                .isEqualTo(2);
    }

    @Test
    void aCancelledImportKeepsWholeChunks() throws IOException {
        AtomicInteger chunks = new AtomicInteger();
        CompletableFuture<UUID> asked = new CompletableFuture<>();
        Jobs asking = jobs(world.database);
        Jobs jobs = worker(world.database, (handle, caller, lines) -> {
            if (chunks.incrementAndGet() == 2) {
                asking.cancel(asked.join());
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        });
        asked.complete(submit(asking, file(5_000)));

        await(jobs, asked.join(), JobState.CANCELLED);

        // The worker hears of it at its next heartbeat: some chunk after the second, and never in the middle of one.
        int kept = Math.toIntExact(world.count("select count(*) from catalog.product"));
        assertThat(kept).isIn(2_000, 3_000, 4_000);
        UUID again = submit(jobs, file(5_000));
        JsonNode report = report(await(jobs, again, JobState.DONE).findResult().orElseThrow());
        assertThat(report.path("created").asInt()).isEqualTo(5_000 - kept);
        assertThat(report.path("unchanged").asInt()).isEqualTo(kept);
    }

    @Test
    void anImportWhoseProcessLostTheDatabaseIsResumedByAnother() throws IOException {
        Database cut = Database.open(world.testDatabase.settings());
        AtomicInteger chunks = new AtomicInteger();
        Jobs dying = worker(cut, (handle, caller, lines) -> {
            if (chunks.incrementAndGet() == 3) {
                cut.close();
            }
        });
        UUID id = submit(dying, file(5_000));
        Jobs watching = jobs(world.database);
        waitUntil(() -> chunks.get() == 3);

        worker(world.database, (handle, caller, lines) -> {});
        Job done = await(watching, id, JobState.DONE);

        assertThat(done.attempts()).isEqualTo(2);
        assertThat(world.count("select count(*) from catalog.product")).isEqualTo(5_000);
        JsonNode report = report(done.findResult().orElseThrow());
        assertThat(report.path("created").asInt()).isEqualTo(3_000);
        assertThat(report.path("unchanged").asInt()).isEqualTo(2_000);
    }

    private Jobs worker(Database database, OpeningStock stock) {
        Jobs jobs = jobs(database);
        ProductImport products = new ProductImport(
                database,
                world.branches,
                world.audit,
                world.clock,
                world.costs,
                world.outbox,
                () -> Optional.of(stock));
        Schedules schedules = new Schedules(database, jobs, world.clock, world.branches);
        JobWorkers workers = new JobWorkers(database, jobs, schedules);
        workers.start(List.of(new ImportJob(products, files(), MAPPER)));
        started.add(workers);
        return jobs;
    }

    private Jobs jobs(Database database) {
        return new Jobs(database, world.clock, SETTINGS, world.outbox, new SimpleMeterRegistry());
    }

    private JobFiles files() {
        FileStore store = FileStore.inDirectory(
                world.database, world.clock, FileSettings.defaults(directory), new SimpleMeterRegistry());
        return new JobFiles(store, SETTINGS);
    }

    private UUID submit(Jobs jobs, String csv) throws IOException {
        JobOwner owner = JobOwner.of(world.admin);
        JobResult upload = files().keep(
                        new JobFiles.Description("catalog.import", "importacion.csv", "text/csv", owner, 1 << 24),
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
        JsonNode parameters = MAPPER.valueToTree(ImportJob.Parameters.of(upload, ImportOptions.NONE));
        return Jobs.accepted(
                jobs.submit(Submission.of(ImportJob.NAME, parameters, owner, Messages.forLocale(Messages.SPANISH))));
    }

    private JsonNode report(JobResult result) throws IOException {
        try (InputStream report = files().open(result.file()).orThrow()) {
            return MAPPER.readTree(report);
        }
    }

    private static String file(int lines) {
        StringBuilder csv = new StringBuilder("sku,name,price,stock\n");
        for (int line = 1; line <= lines; line++) {
            csv.append("J-").append(line).append(",Producto ").append(line).append(",1000,1\n");
        }
        return csv.toString();
    }

    private static Job await(Jobs jobs, UUID id, JobState state) {
        waitUntil(() -> jobs.find(id).orElseThrow().state() == state);
        return jobs.find(id).orElseThrow();
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
