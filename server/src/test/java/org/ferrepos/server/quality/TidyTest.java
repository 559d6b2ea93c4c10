package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small, named, documented and clean. */
final class TidyTest {
    private static final int MAX_FILE_LINES = 500;
    private static final int MAX_METHOD_LINES = 70;
    private static final int MAX_README_LINES = 150;
    private static final int MAX_FILE_BYTES = 1 << 20;

    /** Not written here: kept as its project or tool delivers it. */
    private static final Set<String> FOREIGN = Set.of("mvnw", "web/package-lock.json");

    private static final List<String> TEXT = List.of(
            ".java",
            ".sql",
            ".sh",
            ".md",
            ".xml",
            ".yaml",
            ".yml",
            ".properties",
            ".css",
            ".html",
            ".json",
            ".ts",
            ".tsx",
            ".txt",
            ".tsv");
    /** Not within quotation marks, where one of them is the code for no currency. */
    private static final Pattern MARKER = Pattern.compile("(?<!\")\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

    @Test
    void filesAreShort() {
        assertThat(Checkout.filesEndingWith(".java", ".sh", ".sql"))
                .filteredOn(file -> !file.endsWith(SchemaTest.FILE.getFileName()))
                .filteredOn(file -> Checkout.text(file).lines().count() > MAX_FILE_LINES)
                .as("files of more than %d lines", MAX_FILE_LINES)
                .isEmpty();
        assertThat(Checkout.text(Path.of("README.md")).lines().count()).isLessThanOrEqualTo(MAX_README_LINES);
    }

    @Test
    void methodsAreShortAndPublicTypesSayWhatTheyAre() {
        List<JavaSource> sources = JavaSource.parse(Checkout.filesEndingWith(".java"));

        assertThat(sources).hasSizeGreaterThan(300);
        assertThat(sources.stream().flatMap(source -> source.methods().stream()))
                .filteredOn(method -> method.lines() > MAX_METHOD_LINES)
                .as("methods of more than %d lines", MAX_METHOD_LINES)
                .isEmpty();
        assertThat(sources.stream()
                        .filter(source -> source.file().toString().contains("src/main/"))
                        .flatMap(source -> source.undocumentedTypes().stream()))
                .as("public types without a sentence")
                .isEmpty();
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        Set<String> used = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (Path file : Checkout.filesEndingWith(".java")) {
            String name = String.valueOf(file.getParent()).replaceAll(".*src/(main|test)/java/", "");
            used.add(name);
            if (file.endsWith("package-info.java")) {
                String text = Checkout.text(file);
                if (text.contains("/**") && text.contains("@NullMarked")) {
                    described.add(name);
                }
            }
        }
        used.removeAll(described);

        assertThat(used).as("packages without a sentence and @NullMarked").isEmpty();
    }

    @Test
    void nothingIsLeftOver() {
        List<String> found = new ArrayList<>();
        for (Path file : texts()) {
            String text = Checkout.text(file);
            if (text.indexOf('\r') >= 0) {
                found.add(file + ": carriage returns");
            }
            if (text.indexOf('\t') >= 0 && !file.toString().endsWith(".tsv")) {
                found.add(file + ": tabs");
            }
            MARKER.matcher(text).results().forEach(match -> found.add(file + ": " + match.group()));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void filesAreLight() {
        assertThat(Checkout.files())
                .filteredOn(file -> Checkout.bytes(file).length > MAX_FILE_BYTES)
                .as("files of more than %d bytes", MAX_FILE_BYTES)
                .isEmpty();
    }

    /** The page promises nothing that no test holds. */
    @Test
    void testsThatTheSecurityPageNamesExist() {
        Set<String> tests = new TreeSet<>();
        Checkout.filesEndingWith("Test.java")
                .forEach(file -> tests.add(file.getFileName().toString().replace(".java", "")));

        assertThat(Pattern.compile("`(\\w+Test)`")
                        .matcher(Checkout.text(Path.of("docs/reference/security.md")))
                        .results()
                        .map(found -> found.group(1)))
                .hasSizeGreaterThan(30)
                .isSubsetOf(tests);
    }

    @Test
    void linksBetweenDocumentsAreAlive() {
        assertThat(Checkout.filesEndingWith(".md").stream().flatMap(file -> MarkdownLinks.dead(file).stream()))
                .as("dead links")
                .isEmpty();
    }

    private static List<Path> texts() {
        Stream<Path> scripts = Stream.of("ferrepos", ".ci/run", ".ci/test-launcher", "web/build", "web/check")
                .map(Path::of);
        Stream<Path> named = Checkout.files().stream()
                .filter(file -> TEXT.stream().anyMatch(file.toString()::endsWith))
                .filter(file -> !FOREIGN.contains(file.toString()));
        return Stream.concat(scripts, named).toList();
    }
}
