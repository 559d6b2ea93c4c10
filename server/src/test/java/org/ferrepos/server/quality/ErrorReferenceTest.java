package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ferrepos.platform.http.ProblemCode;
import org.junit.jupiter.api.Test;

/** The page of errors lists exactly the codes of the program, each with its status and what it means. */
final class ErrorReferenceTest {
    private static final Path PAGE = Path.of("docs/reference/errors.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d{3}) \\| (\\S.{9,}) \\|$");

    @Test
    void thePageListsEveryCodeOnce() {
        Map<String, Integer> documented = new TreeMap<>();
        ROW.matcher(Checkout.text(PAGE)).results().forEach(row -> {
            Integer before = documented.put(row.group(1), Integer.valueOf(row.group(2)));
            assertThat(before).as("%s is listed twice", row.group(1)).isNull();
        });
        Map<String, Integer> known = new TreeMap<>();
        for (ProblemCode code : ProblemCodes.all()) {
            Integer other = known.put(code.name(), code.status());
            if (other != null) {
                assertThat(other).as("%s has two statuses", code.name()).isEqualTo(code.status());
            }
        }

        assertThat(known).hasSizeGreaterThan(40);
        assertThat(documented).isEqualTo(known);
    }
}
