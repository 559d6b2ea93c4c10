package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ferrepos.e2e.fire.Installation;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.ferrepos.testkit.program.RunningProgram.Finished;
import org.junit.jupiter.api.Test;

/**
 * An area with a route, table, setting, job, permission, screen and metric is added to a copy of the tree by touching
 * four files outside itself; the program built from it serves the area, and costs nothing of it where it does not run.
 * The copy keeps what is compiled already, so that only the new module, the pages and the package are made.
 */
final class NewAreaTest {
    private static final Path DATA = Installation.empty("new-area");
    private static final Path COPY = DATA.resolveSibling("tree");
    private static final Duration BOUND = Duration.ofMinutes(8);
    private static final Set<String> NOT_BUILT = Set.of("web", "e2e", "bench");
    private static final String LOANS = "/api/lending/loans/taladro";

    /** Where the new area lives. */
    private static final List<String> OWN = List.of("domain/lending/", "web/src/features/lending/");

    /** Written by the build or by a test of the server, from what the areas declare. */
    private static final Set<String> GENERATED = Set.of("web/src/api/schema.d.ts", "web/src/api/permissions.ts");

    @Test
    void aNewAreaTouchesFourFilesOutsideItself() throws Exception {
        copyTheTree();
        area().forEach(NewAreaTest::write);
        tellOthers();
        boolean hasPages = Files.exists(COPY.resolve("web/node_modules/.package-lock.json"));
        build(hasPages);
        assertThat(touched()).containsExactly("CHANGELOG.md", "pom.xml", "server/pom.xml", "web/src/shell/features.ts");

        refusesWrongSettings();
        try (RunningProgram program = start("api_lending,api_pos,dashboard", "3")) {
            callIt(Api.at(program.baseUrl()));
            if (hasPages) {
                showsItsScreen(Api.at(program.baseUrl()));
            }
            assertThat(Footprint.objectsOf("lending", program))
                    .contains("org.ferrepos.lending.LoanCount", "org.ferrepos.lending.LoanResource");
        }
        try (RunningProgram program = start("api_pos", "3")) {
            costsNothing(program);
        }
    }

    /** What is written outside the area, beside what is generated. */
    private static void tellOthers() throws IOException {
        String dependency = "<dependency><groupId>org.ferrepos</groupId><artifactId>lending</artifactId>";
        insert("pom.xml", "    <module>web</module>", "    <module>domain/lending</module>\n");
        insert(
                "pom.xml",
                "      <dependency><groupId>org.jdbi</groupId><artifactId>jdbi3-core",
                "      " + dependency + "<version>${project.version}</version></dependency>\n");
        insert(
                "server/pom.xml",
                "    <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-arc<",
                "    " + dependency + "</dependency>\n");
        String features = "web/src/shell/features.ts";
        insert(features, "import { overview }", "import { lending } from '@/features/lending';\n");
        insert(features, "  identity,\n", "  lending,\n");
        insert("CHANGELOG.md", "\n### Changed", "- Tools are lent (`api_lending`).\n");
        // A test of the server writes this one.
        insert("web/src/api/permissions.ts", "  | 'platform.every_branch'", "  | 'lending.lend'\n");
    }

    /** Files of the tree that are not as they were, and new ones that lie outside the area. */
    private static Set<String> touched() throws IOException {
        Set<String> touched = new TreeSet<>();
        try (Stream<Path> files = Files.walk(COPY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = COPY.relativize(file).toString();
                Path before = RunningProgram.root().resolve(name);
                if (!isMadeByTheBuild(name) && !(Files.exists(before) && Files.mismatch(before, file) < 0)) {
                    touched.add(name);
                }
            }
        }
        return touched;
    }

    private static boolean isMadeByTheBuild(String name) {
        return name.matches("(.*/)?target/.*")
                || GENERATED.contains(name)
                || OWN.stream().anyMatch(name::startsWith);
    }

    /** The rules of the pages are asked while Maven builds. */
    private static void build(boolean hasPages) {
        CompletableFuture<Void> lint = hasPages
                ? CompletableFuture.runAsync(() ->
                        run(COPY.resolve("web"), "sh", "-c", ". ./node.sh && ensure_node && npm run --silent lint"))
                : CompletableFuture.completedFuture(null);
        run(
                COPY,
                "./mvnw",
                "-o",
                "-q",
                "-B",
                "-pl",
                "server",
                "-am",
                "package",
                "-Dmaven.test.skip=true",
                "-Dweb.skip=" + !hasPages,
                // Only what is newer than its class is compiled: the rest is as it was in the tree that was copied.
                "-Dmaven.compiler.useIncrementalCompilation=false");
        lint.join();
    }

    private static void refusesWrongSettings() {
        Finished refused = RunningProgram.refusalFrom(COPY, options("api_lending", "366"), BOUND);
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("ferrepos.lending.days", "365");
    }

    private static void callIt(Api api) {
        asksWhoCalls(api);
        Api.Answer lent = api.as("supervisor").post(LOANS, "");
        assertThat(lent.status()).as(lent.body()).isEqualTo(200);
        assertThat(lent.json().path("due").asText())
                .isEqualTo(
                        LocalDate.now(Clock.system(ZoneOffset.UTC)).plusDays(3).toString());

        JsonNode info = api.get("/info").json();
        assertThat(info.path("target").asText()).isEqualTo("api_lending,api_pos,dashboard");
        assertThat(state(info, "targets", "api_lending")).isEqualTo("running");
        assertThat(state(info, "targets", "agente_deposito")).isEqualTo("off");
        assertThat(state(info, "areas", "lending")).isEqualTo("running");
        assertThat(api.get("/openapi").body())
                .contains(LOANS.replace("taladro", "{tool}"), "Tools that customers borrow");
        // The admin's loan and the supervisor's two, counted by the job.
        Waiting.until(Duration.ofSeconds(20), () -> api.get("/metrics").body().contains("ferre_pos_lending_loans 3.0"));
    }

    /** Nobody, and every person of the demonstration company: who may is whom the permission is delivered to. */
    private static void asksWhoCalls(Api api) {
        assertThat(api.post(LOANS, "").status()).isEqualTo(401);
        Map<String, Integer> answers = new TreeMap<>();
        List<String> people = List.of(
                "admin",
                "supervisor",
                "cajero",
                "vendedor",
                "despacho",
                "deposito",
                "negocio",
                "etiquetas",
                "analista");
        for (String person : people) {
            Api caller = api.as(person);
            int status = caller.post(LOANS, "").status();
            answers.put(person, status);
            assertThat(caller.get("/api/auth/me").body().contains("\"lending.lend\""))
                    .as(person)
                    .isEqualTo(status == 200);
        }
        assertThat(answers)
                .containsEntry("admin", 200)
                .containsEntry("supervisor", 200)
                .hasSize(people.size());
        assertThat(answers.values().stream().filter(status -> status == 403)).hasSize(people.size() - 2);
    }

    /** Its page is a file of its own, which the program serves; the first page knows where it lies. */
    private static void showsItsScreen(Api api) throws IOException {
        Path assets = COPY.resolve("web/target/classes/META-INF/resources/assets");
        String page;
        try (Stream<Path> files = Files.list(assets)) {
            page = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("LoansPage-") && name.endsWith(".js"))
                    .findFirst()
                    .orElseThrow();
        }
        Api.Answer served = api.get("/assets/" + page);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.body()).contains("lending.title");
        assertThat(api.with("Accept", "text/html").get("/prestamos").status()).isEqualTo(200);
    }

    private static void costsNothing(RunningProgram program) {
        Api api = Api.at(program.baseUrl());
        assertThat(state(api.get("/info").json(), "areas", "lending")).isEqualTo("off");
        assertThat(api.as("supervisor").post(LOANS, "").status()).isEqualTo(404);
        assertThat(api.get("/metrics").body()).doesNotContain("ferre_pos_lending");
        // Its settings are read with all others, so that a mistake in them is told wherever it is.
        assertThat(Footprint.objectsOf("lending", program)).containsOnly("org.ferrepos.lending.LendingSettings");
    }

    private static RunningProgram start(String targets, String days) {
        return RunningProgram.startFrom(COPY, options(targets, days));
    }

    private static RunningProgram.Options options(String targets, String days) {
        Path settings = DATA.resolveSibling("lending-" + days + ".yaml");
        try {
            Files.writeString(settings, "ferrepos:\n  lending:\n    days: " + days + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RunningProgram.Options.demo(DATA)
                .withArguments("--target", targets)
                .withEnvironment("STR_CONFIG_PATH", settings.toString());
    }

    private static String state(JsonNode info, String list, String name) {
        for (JsonNode entry : info.path(list)) {
            if (entry.path("name").asText().equals(name)) {
                return entry.path("state").asText();
            }
        }
        return "unknown";
    }

    /** With modification times, so that what is compiled is not compiled again; packages of the pages stay where they are. */
    private static void copyTheTree() throws IOException {
        Path root = RunningProgram.root();
        List<String> parts =
                new ArrayList<>(List.of("pom.xml", "mvnw", ".mvn", "CHANGELOG.md", "docs/reference/openapi"));
        Matcher module = Pattern.compile("<module>([^<]+)</module>").matcher(Files.readString(root.resolve("pom.xml")));
        while (module.find()) {
            parts.add(module.group(1) + "/pom.xml");
            if (!NOT_BUILT.contains(module.group(1))) {
                for (String part : List.of("src", "target/classes", "target/maven-status")) {
                    parts.add(module.group(1) + "/" + part);
                }
            }
        }
        try (Stream<Path> pages = Files.list(root.resolve("web"))) {
            pages.map(page -> page.getFileName().toString())
                    .filter(name -> !Set.of("node_modules", "target", "pom.xml").contains(name))
                    .forEach(name -> parts.add("web/" + name));
        }
        parts.removeIf(part -> !Files.exists(root.resolve(part)));
        Files.createDirectories(COPY);
        List<String> command = new ArrayList<>(List.of("cp", "-a", "--parents"));
        command.addAll(parts);
        command.add(COPY.toString());
        run(root, command.toArray(String[]::new));
        Path packages = root.resolve("web/node_modules");
        if (Files.exists(packages)) {
            Files.createSymbolicLink(COPY.resolve("web/node_modules"), packages);
        }
    }

    private static void run(Path directory, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Finished finished = RunningProgram.finish(builder, "", BOUND);
        assertThat(finished.exitCode()).as(finished.output()).isZero();
    }

    private static void write(String file, String content) {
        try {
            Path target = COPY.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void insert(String file, String before, String line) throws IOException {
        Path path = COPY.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        int at = text.indexOf(before);
        Files.writeString(path, text.substring(0, at) + line + text.substring(at));
    }

    /** The files of the area, each behind its name. */
    private static Map<String, String> area() throws IOException {
        try (InputStream stream = NewAreaTest.class.getResourceAsStream("/lending-area.txt")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> files = new LinkedHashMap<>();
            for (String section : text.split("(?m)^=== ")) {
                int end = section.indexOf('\n');
                if (end > 0) {
                    files.put(section.substring(0, end), section.substring(end + 1));
                }
            }
            return files;
        }
    }
}
