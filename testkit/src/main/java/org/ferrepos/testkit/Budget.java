package org.ferrepos.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of one module may use of what is dear, counted and not timed, so that a busy machine changes nothing.
 * The module says how much in {@code src/test/resources/test-budget.properties}; one more fails the test that asks. What
 * was used is written to {@code target/test-counts.properties}.
 */
public final class Budget {
    private static final String FILE = "test-budget.properties";
    private static final Map<Kind, Integer> USED = new EnumMap<>(Kind.class);

    /** Where Surefire runs the tests of a module; a program that uses the testkit outside of it has no budget. */
    private static final @Nullable String MODULE = System.getProperty("basedir");

    private static final Properties ALLOWED = load();

    static {
        if (MODULE != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(Budget::write, "write-test-counts"));
        }
    }

    /** What is counted. */
    public enum Kind {
        /** Servers of PostgreSQL that were started for tests in databases; one per run, so most modules start none. */
        SERVERS("PostgreSQL servers"),
        /** Databases whose migrations were run; one per set of areas and run. */
        TEMPLATES("migrated databases"),
        /** Databases copied from those. */
        DATABASES("test databases"),
        /** Programs started to be worked with. */
        PROGRAMS("program starts"),
        /** Programs started because the start, or the one after a kill, is what is tested. */
        STARTS_UNDER_TEST("starts that are themselves the test"),
        /** Data directories with the demonstration company, to be copied; one per build. */
        PREPARED_SHOPS("prepared companies"),
        /** Commands that end by themselves. */
        COMMANDS("command runs");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Budget() {}

    /** Takes one of these; fails when the module's budget is used up. */
    public static synchronized void count(Kind kind) {
        int used = USED.merge(kind, 1, Integer::sum);
        if (MODULE == null) {
            return;
        }
        int allowed = Integer.parseInt(ALLOWED.getProperty(kind.key(), "0"));
        if (used > allowed) {
            throw new AssertionError(
                    "The tests of %s need more %s than their budget of %d (%s). Share one, or raise %s in %s with a reason."
                            .formatted(MODULE, kind.words, allowed, FILE, kind.key(), FILE));
        }
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream file = Budget.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static synchronized void write() {
        String text = Arrays.stream(Kind.values())
                .filter(USED::containsKey)
                .map(kind -> kind.key() + "=" + USED.get(kind) + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(Path.of(Objects.requireNonNull(MODULE), "target", "test-counts.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
