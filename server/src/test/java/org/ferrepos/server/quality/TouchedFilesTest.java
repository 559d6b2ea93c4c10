package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The table in ARCHITECTURE.md of what an addition touches says what is counted at an example of each: files that name
 * it, without tests, generated files, histories and guides. Of code that only uses it by a constant nothing is counted.
 */
final class TouchedFilesTest {
    private static final Path PAGE = Path.of("ARCHITECTURE.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (an? [^|]+) \\|[^|]+\\| (\\d+) \\| `([^`|]+)` \\|");

    private static final Pattern LEFT_OUT = Pattern.compile("(.*/)?src/test/.*|.*\\.test\\.tsx?|web/(e2e|src/api)/.*"
            + "|(e2e|bench|findings)/.*|docs/(adr|guides)/.*|(CHANGELOG|ARCHITECTURE)\\.md"
            + "|docs/reference/(openapi/.*|schema\\.sql|permissions\\.md|read-views\\.md)");

    /** Where areas declare things; other code that names one does the work that was to be added. */
    private static final Pattern DECLARES = Pattern.compile(".*(Area|Permissions|Problem|Settings|Policy)\\.java");

    /** Nothing declares a field: all code that carries it names it. */
    private static final Predicate<String> IS_FIELD = Pattern.compile("[a-z]+").asMatchPredicate();

    @Test
    void theTableSaysWhatIsCounted() {
        TreeMap<String, Integer> told = new TreeMap<>();
        TreeMap<String, Integer> counted = new TreeMap<>();
        Matcher row = ROW.matcher(Checkout.text(PAGE));
        while (row.find()) {
            List<Path> naming = naming(row.group(3));
            told.put(row.group(1), Integer.parseInt(row.group(2)));
            counted.put(row.group(1), naming.size());
        }

        assertThat(told).hasSizeGreaterThanOrEqualTo(5);
        assertThat(counted).isEqualTo(told);
    }

    private static List<Path> naming(String example) {
        boolean isField = IS_FIELD.test(example);
        Predicate<String> names = Pattern.compile(
                        "(?<![\\w])" + Pattern.quote(example) + "(?![\\w])", isField ? Pattern.CASE_INSENSITIVE : 0)
                .asPredicate();
        return Checkout.filesEndingWith(".java", ".ts", ".tsx", ".md", ".properties", ".yaml", ".sql", ".tsv").stream()
                .filter(file -> !LEFT_OUT.matcher(file.toString()).matches())
                .filter(file -> isField
                        || !file.toString().endsWith(".java")
                        || DECLARES.matcher(file.toString()).matches())
                .filter(file -> names.test(Checkout.text(file)))
                .toList();
    }
}
