package org.ferrepos.server.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.db.DataReviews;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.ferrepos.platform.http.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks what the program needs before it is started, and says what to do where something is missing. */
@Command(name = "doctor", description = "Revisa la instalación y dice qué corregir")
final class DoctorCommand implements Callable<Integer> {
    private static final int OLDEST_JAVA = 25;
    private static final int OLDEST_POSTGRES = 15;
    private static final long GIBIBYTE = 1L << 30;

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--port", paramLabel = "PUERTO", description = "puerto HTTP por revisar, si no es el configurado")
    private @Nullable String port;

    private int problems;

    @Override
    @SuppressWarnings("SystemOut")
    public Integer call() {
        check("Java " + Runtime.version(), Runtime.version().feature() >= OLDEST_JAVA, "instale un JDK 25");
        Configuration configuration = options.load(port == null ? Map.of() : Map.of("server.port", port));
        check(
                "Configuración (" + configuration.environment() + ", target "
                        + configuration.targets().id() + ")",
                true,
                "");
        configuration.notices().forEach(DoctorCommand::notice);
        checkDisk(configuration.dataDirectory());
        checkPort(configuration);
        checkDatabase(configuration);
        System.out.println(problems == 0 ? "Todo en orden." : "Problemas por corregir: " + problems);
        return problems == 0 ? 0 : 1;
    }

    private void checkDisk(Path directory) {
        try {
            Path existing = nearestExisting(directory.toAbsolutePath());
            FileStore store = Files.getFileStore(existing);
            check(
                    "Directorio de datos " + directory,
                    Files.isWritable(existing),
                    "dé permiso de escritura a " + existing);
            long free = store.getUsableSpace() / GIBIBYTE;
            check("Espacio libre: " + free + " GiB", free >= 2, "deje al menos 2 GiB libres");
        } catch (IOException e) {
            check("Directorio de datos " + directory, false, e.toString());
        }
    }

    private static Path nearestExisting(Path path) {
        Path parent = path.getParent();
        return Files.exists(path) || parent == null ? path : nearestExisting(parent);
    }

    private void checkPort(Configuration configuration) {
        int port = configuration.server().port();
        try (ServerSocket socket = new ServerSocket(
                port, 1, InetAddress.getByName(configuration.server().host()))) {
            check("Puerto " + socket.getLocalPort() + " libre", true, "");
        } catch (IOException e) {
            check("Puerto " + port, false, "está en uso (¿Ferre-POS ya está en marcha?): use --port");
        }
    }

    private void checkDatabase(Configuration configuration) {
        if (configuration.database().isEmbedded()) {
            Optional<RunningServer> running = RunningServer.find(configuration.dataDirectory());
            check(
                    "PostgreSQL embebido: " + (running.isPresent() ? "en marcha" : "se inicia con ./ferrepos up"),
                    true,
                    "");
            running.ifPresent(DoctorCommand::tellAccount);
            running.ifPresent(DoctorCommand::review);
            return;
        }
        String url = configuration.database().jdbcUrl();
        try (Connection connection = DriverManager.getConnection(
                        url,
                        configuration.database().user(),
                        configuration.database().password().map(Secret::reveal).orElse(""));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version_num")) {
            row.next();
            int version = row.getInt(1) / 10_000;
            check(
                    "PostgreSQL " + version + " en " + url,
                    version >= OLDEST_POSTGRES,
                    "actualice a PostgreSQL 15 o posterior");
            review(connection);
        } catch (SQLException e) {
            check("PostgreSQL en " + url, false, String.valueOf(e.getMessage()));
        }
    }

    private static void tellAccount(RunningServer server) {
        notice("PostgreSQL corre con la cuenta " + server.account() + " del sistema");
        if (server.isRoot()) {
            notice(
                    "  esa cuenta puede leer y cambiar todos los archivos: aquí no se pudo usar otra. Inicie Ferre-POS con"
                            + " un usuario corriente, o instale 'setpriv' y 'useradd' y deje el directorio de datos donde"
                            + " otra cuenta pueda llegar (por ejemplo /var/lib/ferrepos)");
        }
    }

    private static void review(RunningServer server) {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl(RunningServer.DATABASE), server.user(), server.password())) {
            review(connection);
        } catch (SQLException e) {
            notice("los datos no se pudieron revisar: " + e.getMessage());
        }
    }

    /** What is kept for a person to decide on is no problem of the installation. */
    private static void review(Connection connection) {
        try {
            for (DataReviews.Finding finding :
                    DataReviews.findings(connection, Areas.ofThisProgram().all())) {
                notice(Messages.forLocale(Messages.SPANISH)
                        .format(finding.review().key(), List.of(finding.count())));
                finding.named().forEach(each -> notice("  " + each));
                if (finding.count() > finding.named().size()) {
                    notice("  …");
                }
            }
        } catch (SQLException e) {
            // Before the first start of this build there is nothing to review yet.
            notice("los datos se revisan cuando ./ferrepos up los haya actualizado");
        }
    }

    @SuppressWarnings("SystemOut")
    private static void notice(String text) {
        System.out.println("        aviso: " + text);
    }

    @SuppressWarnings("SystemOut")
    private void check(String what, boolean good, String remedy) {
        System.out.println((good ? "  bien  " : "  MAL   ") + what + (good ? "" : ": " + remedy));
        problems += good ? 0 : 1;
    }
}
