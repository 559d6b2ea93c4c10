package org.ferrepos.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table far larger than the memory of its process is written whole; rows: -Dferrepos.table.rows. */
class BoundedMemoryTest {
    private static final int ROWS = Integer.getInteger("ferrepos.table.rows", 100_000);
    private static final int MAX_SECONDS = 180;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void writesMoreThanItsMemoryHolds(TableFormat format) throws Exception {
        Path file = folder.resolve("table." + format.extension());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + (format == TableFormat.PDF ? 96 : 40) + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        format.extension(),
                        Integer.toString(ROWS),
                        file.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(file).isNotEmptyFile();
        if (format == TableFormat.CSV) {
            try (var lines = Files.lines(file)) {
                assertThat(lines.count()).isEqualTo(ROWS + 1L);
            }
        }
    }

    /** Writes the rows in a process of its own. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            TableFormat format = TableFormat.parse(arguments[0]).orElseThrow();
            int rows = Integer.parseInt(arguments[1]);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
                TableWriter table = TableWriter.open(format, SampleTable.sheet(TableLanguage.CHILE, 2_000), out);
                for (int at = 0; at < rows; at++) {
                    List<Cell> row = new ArrayList<>(SampleTable.ROWS.getFirst());
                    // All different, so that a list of the texts seen would not fit.
                    row.set(0, Cell.text("Tornillo autoperforante galvanizado número " + at));
                    row.set(1, Cell.code("TOR-" + at));
                    table.row(row);
                }
                table.finish();
            }
        }
    }
}
