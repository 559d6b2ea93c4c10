package org.ferrepos.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pastes what the guides tell to paste, and compares the page of metrics with what the program emits. */
final class DocumentationTest {
    private static final Path ROOT = RunningProgram.root();
    private static final Path AREA =
            Path.of("target", "e2e", "DocumentationTest").toAbsolutePath();
    private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern EMITTED = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| \\w+ \\| (start|event) \\| \\S.*\\|$");
    private static final Pattern FROM_LIBRARIES = Pattern.compile("(jvm|process|system)_.*");
    /** Only with Redis, and only when a limit is hit. */
    private static final Set<String> NOT_SEEN_HERE = Set.of(
            "ferre_pos_files_damaged_total",
            "ferre_pos_files_refused_total",
            "ferre_pos_files_stored_bytes_total",
            "ferre_pos_files_stored_total",
            "ferre_pos_files_swept_total",
            "ferre_pos_jobs_duration_seconds",
            "ferre_pos_jobs_duration_seconds_max",
            "ferre_pos_jobs_listeners",
            "ferre_pos_jobs_retries_total",
            "ferre_pos_jobs_scheduled_total",
            "ferre_pos_notify_deliveries_total",
            "ferre_pos_outbound_requests_total",
            "ferre_pos_outbox_missed_total",
            "ferre_pos_outbox_refused_total",
            "ferre_pos_rate_limit_fallbacks_total",
            "ferre_pos_rate_limit_violations_total",
            "ferre_pos_read_connections_active",
            "ferre_pos_read_fallbacks_total",
            "ferre_pos_read_replica_age_seconds");

    private static RunningProgram program;

    @BeforeAll
    static void start() throws IOException {
        if (Files.exists(AREA)) {
            try (Stream<Path> old = Files.walk(AREA)) {
                old.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
        Files.createDirectories(AREA);
        program = SharedPrograms.impatient().program();
    }

    @Test
    void theSaleOfTheReadmeWorks() throws Exception {
        String output = paste("README.md");

        assertThat(output)
                .contains("\"items\"", "\"status\":\"paid\"", "SIN VALIDEZ TRIBUTARIA")
                .doesNotContain("\"code\":\"");
    }

    @Test
    void theFirstSaleWorks() throws Exception {
        String output = paste("docs/guides/first-sale.md");

        assertThat(output)
                .contains("\"status\":\"paid\"", "SIN VALIDEZ TRIBUTARIA", "\"difference\"", "\"on_hand\"", "sobraron")
                .doesNotContain("\"code\":\"");
        assertThat(Files.readAllBytes(AREA.resolve("recibo.pdf")))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void thePageOfMetricsIsComplete() throws Exception {
        Api cashier = Api.at(program.baseUrl()).as("cajero");
        String sale = sale("01976f3e-8c00-7000-8000-00000000d0c5", 60_000);
        cashier.post("/api/pos/ventas", sale);
        cashier.post("/api/pos/ventas", sale);
        cashier.post("/api/pos/ventas", sale("01976f3e-8c00-7000-8000-00000000d0c6", 1));
        Api.at(program.baseUrl()).as("admin").get("/api/dashboard/eventos?branch=NO-EXISTE");
        Set<String> emitted = names(EMITTED, cashier.get("/metrics").body()).stream()
                .filter(name -> !FROM_LIBRARIES.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> documented = new TreeMap<>();
        ROW.matcher(Files.readString(ROOT.resolve("docs/reference/metrics.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2)));

        assertThat(documented.keySet()).as("documented").containsAll(emitted);
        documented.keySet().removeAll(NOT_SEEN_HERE);
        assertThat(emitted).as("emitted").containsAll(documented.keySet());
    }

    private static String sale(String id, long cash) {
        return """
                {"id":"%s","branch":"SCL-01","register":"SCL-01-C2","items":[{"sku":"TAL-750","quantity":1}],
                "payments":[{"method":"cash","amount":%d}]}""".formatted(id, cash);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Runs the blocks of a page that call the program, as one script in one shell. */
    private static String paste(String page) throws Exception {
        assumeTrue(isInstalled("curl"), "the guides use curl, which is not installed here");
        String script = SHELL.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(DocumentationTest::command)
                .filter(block -> block.contains("URL") || block.contains("call"))
                .collect(Collectors.joining("\n"));
        Path output = Files.createTempFile(AREA, "pasted-", ".txt");
        Process shell = new ProcessBuilder("bash", "-c", script)
                .directory(AREA.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(shell.exitValue()).as(said).isZero();
        return said;
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    private static String command(MatchResult block) {
        return block.group(1)
                .replace("http://127.0.0.1:8080", program.baseUrl())
                .replace("una-clave-de-prueba", RunningProgram.PASSWORD);
    }
}
