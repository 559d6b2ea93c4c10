package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page and the example files say what the program does. */
final class ReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("ferrepos.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs/reference/configuration.md");
    private static final Set<String> UNBOUNDED = Set.of("text", "secret", "path", "list");

    @TempDir
    private Path home;

    @Test
    void everyKeyHasARowWithItsBoundAndVariables() throws IOException {
        Map<String, String> rows = rows();
        ConfigurationLoader.keys().forEach((key, bound) -> {
            String row = rows.getOrDefault(documented(key), "");
            assertThat(row)
                    .as("row of %s in docs/reference/configuration.md", documented(key))
                    .isNotEmpty();
            if (!UNBOUNDED.contains(bound)) {
                assertThat(row).contains("| " + bound + " |");
            }
            EnvironmentVariables.ALL.values().stream()
                    .filter(variable -> variable.keys().contains(key))
                    .forEach(variable -> assertThat(row).contains("`" + variable.name() + "`"));
        });
    }

    @Test
    void everyRowIsAKey() throws IOException {
        Set<String> known = ConfigurationLoader.keys().keySet().stream()
                .map(ReferenceTest::documented)
                .collect(Collectors.toSet());

        assertThat(rows().keySet()).isEqualTo(known);
    }

    @Test
    void keysWithoutEffectAreMarkedAndNoticedInOneLine() throws IOException {
        Set<String> marked = rows().entrySet().stream()
                .filter(row -> row.getValue().contains("no effect yet"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Path example = ROOT.resolve("configs/config.example.yaml").toAbsolutePath();
        ConfigurationRequest request = ConfigurationRequest.of(Map.of(), home)
                .withConfigFile(example)
                .withOverrides(Map.of("security.encryption_key", "a1".repeat(32)));

        assertThat(marked).isEqualTo(ConfigurationLoader.WITHOUT_EFFECT);
        assertThat(ConfigurationLoader.load(request).notices())
                .contains("Claves aceptadas sin efecto: " + String.join(", ", new TreeSet<>(marked)));
    }

    @Test
    void everyDefaultIsInItsRow() throws IOException {
        Map<String, String> rows = rows();
        ConfigurationRequest request = ConfigurationRequest.of(Map.of(), home);
        for (Setting setting : new SourceFiles(request, new Findings()).defaults()) {
            String row = rows.getOrDefault(documented(setting.key()), "");
            if (!setting.key().contains("[") && !setting.values().isEmpty()) {
                assertThat(row).as(setting.key()).contains(String.join(", ", setting.values()));
            }
        }
    }

    @Test
    void everyVariableIsMentioned() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/configuration.md"));

        assertThat(EnvironmentVariables.ALL.keySet())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void theExampleFileShowsEveryKeyAndLoads() throws IOException {
        Path example = ROOT.resolve("configs/config.example.yaml").toAbsolutePath();
        Findings findings = new Findings();
        Set<String> shown = new YamlFile("example", new Interpolation(name -> Optional.empty()), findings)
                .read(Files.readString(example)).stream()
                        .map(setting -> documented(setting.key()))
                        .collect(Collectors.toSet());

        assertThat(shown).isEqualTo(rows(PAGE).keySet());
        ConfigurationRequest request = ConfigurationRequest.of(Map.of(), home).withConfigFile(example);
        assertThat(ConfigurationLoader.load(request).database().host()).contains("127.0.0.1");
        assertThat(Loading.problems(request.withOverrides(Map.of("server.environment", "production"))))
                .hasSize(5)
                .allMatch(problem -> problem.contains("ejemplo publicado"));
    }

    @Test
    void theExampleVariablesStartDevelopmentAndAreRefusedInProduction() {
        Path example = ROOT.resolve(".env.example").toAbsolutePath();
        ConfigurationRequest request = ConfigurationRequest.of(Map.of(), home).withEnvFile(example);

        assertThat(ConfigurationLoader.load(request).notices()).isEmpty();
        assertThat(Loading.problems(request.withOverrides(Map.of("server.environment", "production"))))
                .anyMatch(problem -> problem.startsWith("database.password:"))
                .anyMatch(problem -> problem.startsWith("redis.password:"))
                .anyMatch(problem -> problem.startsWith("security.jwt.secret:"))
                .anyMatch(problem -> problem.startsWith("security.dashboard_api_key:"))
                .anyMatch(problem -> problem.startsWith("database.host:"))
                .hasSize(5);
    }

    private static String documented(String key) {
        String endpoint = key.replaceAll("\\[.*]", "[METHOD /path]");
        return endpoint.replaceAll("(discount_limits)\\.\\w+", "$1.ROLE");
    }

    /** Of the page, and of the page that an area may bring itself. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = rows(PAGE);
        for (Area area : Areas.ofThisProgram().all()) {
            Path own = ROOT.resolve("domain/" + area.name() + "/REFERENCE.md");
            if (Files.exists(own)) {
                rows.putAll(rows(own));
            }
        }
        return rows;
    }

    private static Map<String, String> rows(Path page) throws IOException {
        Map<String, String> rows = new HashMap<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("| `")) {
                rows.put(line.substring(3, line.indexOf('`', 3)), line);
            }
        }
        return rows;
    }
}
