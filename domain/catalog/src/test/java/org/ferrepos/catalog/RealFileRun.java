package org.ferrepos.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Imports a file of foreign products twice and prints what happened: {@code RealFileRun <file> <map> <default>}. */
public final class RealFileRun {
    private RealFileRun() {}

    public static void main(String[] arguments) throws IOException {
        byte[] csv = Files.readAllBytes(Path.of(arguments[0]));
        ImportOptions options = ImportOptions.of(List.of(arguments[1]), List.of(arguments[2]));
        try (CatalogWorld world = new CatalogWorld()) {
            for (int run = 1; run <= 2; run++) {
                ImportReport report = world.importCsv(csv, options);
                System.out.printf(
                        "run %d: created %d, updated %d, unchanged %d, rejected %d, revision %d%n",
                        run,
                        report.created(),
                        report.updated(),
                        report.unchanged(),
                        report.rejectedTotal(),
                        world.revision());
                report.rejected().stream().limit(20).forEach(line -> System.out.println("  " + line));
            }
        }
    }
}
