package org.ferrepos.server.command;

import jakarta.enterprise.inject.Instance;
import java.io.BufferedInputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.ferrepos.catalog.ImportListener;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.ImportReport;
import org.ferrepos.catalog.ProductImport;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a file into the catalogue. */
@Command(name = "import", description = "Importa un archivo CSV", subcommands = ImportCommand.Products.class)
final class ImportCommand implements Callable<Integer> {
    /** The launcher ends with 3 where Java is missing; 1 and 2 are failures and misuse. */
    private static final int SOME_REJECTED = 4;

    private static final int SHOWN_REJECTIONS = 50;
    private static final long KIB = 1024;

    @Override
    @SuppressWarnings("SystemOut")
    public Integer call() {
        System.err.println("Indique qué importar: ./ferrepos import products ARCHIVO");
        return 2;
    }

    /** Products from a CSV file. */
    @Command(
            name = "products",
            description = {
                "Importa productos.",
                "La columna stock es la existencia inicial de los productos que el archivo crea, en la sucursal de la"
                        + " línea o, si no la indica, en la primera. La de productos conocidos no cambia."
            },
            exitCodeListHeading = "Códigos de salida:%n",
            exitCodeList = {
                "0:el archivo se leyó; las líneas rechazadas se muestran",
                "1:se interrumpió; lo que se alcanzó a importar queda",
                "2:la orden o el archivo no sirven",
                "4:con --strict, hubo líneas rechazadas; las demás entraron"
            })
    static final class Products implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "ARCHIVO", description = "archivo CSV en UTF-8 con encabezado")
        private Path file = Path.of("");

        @Option(names = "--map", paramLabel = "CAMPO=COLUMNA", description = "de qué columna sale cada campo")
        private List<String> map = new ArrayList<>();

        @Option(names = "--default", paramLabel = "CAMPO=VALOR", description = "valor donde el archivo no trae uno")
        private List<String> defaults = new ArrayList<>();

        @Option(names = "--progress", description = "muestra el avance también fuera de una terminal")
        private boolean progress;

        @Option(names = "--strict", description = "termina con 4 si hubo líneas rechazadas")
        private boolean strict;

        @Mixin
        private ConfigurationOptions options = new ConfigurationOptions();

        @Override
        @SuppressWarnings("SystemOut")
        public Integer call() {
            if (Files.isDirectory(file)) {
                System.err.println(file + " es un directorio; indique un archivo CSV");
                return 2;
            }
            if (!Files.isReadable(file)) {
                System.err.println("No se puede leer " + file);
                return 2;
            }
            Task.start(options.load(), this::run);
            return 0;
        }

        private int run(Instance<Object> beans) throws IOException {
            try {
                ImportReport report = read(beans.select(ProductImport.class).get());
                show(report);
                return strict && report.rejectedTotal() > 0 ? SOME_REJECTED : 0;
            } catch (ProblemException e) {
                show(e.problem());
                return 1;
            }
        }

        private ImportReport read(ProductImport products) throws IOException {
            try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
                if (!progress && !isTerminal()) {
                    return products.run(request(stream, ImportListener.NONE));
                }
                // The bar counts whole KiB: a smaller file is shown as one.
                long size = Math.max(KIB, Files.size(file));
                try (ProgressBar bar = bar(size)) {
                    ImportReport report = products.run(request(
                            stream,
                            (rows, bytes) -> bar.stepTo(Math.min(bytes, size))
                                    .setExtraMessage(rows == 1 ? "1 fila" : rows + " filas")));
                    bar.stepTo(size);
                    return report;
                }
            }
        }

        private ProductImport.Request request(InputStream stream, ImportListener listener) {
            return new ProductImport.Request(
                    stream,
                    ImportOptions.of(map, defaults),
                    Task.operator(),
                    Messages.forLocale(Messages.SPANISH),
                    listener);
        }

        private static ProgressBar bar(long size) {
            return new ProgressBarBuilder()
                    .setTaskName("Importando")
                    .setStyle(ProgressBarStyle.ASCII)
                    .setInitialMax(size)
                    .setUnit(" KiB", KIB)
                    .setUpdateIntervalMillis(200)
                    .build();
        }

        private static boolean isTerminal() {
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
        }

        @SuppressWarnings("SystemOut")
        private static void show(Problem problem) {
            Messages messages = Messages.forLocale(Messages.SPANISH);
            System.err.println(messages.format(problem.code().name(), problem.arguments()));
            for (FieldError error : problem.errors()) {
                System.err.println(
                        "  " + error.field() + ": " + messages.format(error.messageKey(), error.arguments()));
            }
        }

        @SuppressWarnings("SystemOut")
        private static void show(ImportReport report) {
            report.rejected().stream()
                    .limit(SHOWN_REJECTIONS)
                    .forEach(line ->
                            System.out.printf("  línea %d, %s: %s%n", line.line(), line.field(), line.reason()));
            if (report.rejectedTotal() > SHOWN_REJECTIONS) {
                System.out.printf("  … y otras rechazadas: %d%n", report.rejectedTotal() - SHOWN_REJECTIONS);
            }
            System.out.printf(
                    "Creados %d, actualizados %d, sin cambios %d, rechazados %d%n",
                    report.created(), report.updated(), report.unchanged(), report.rejectedTotal());
        }
    }
}
