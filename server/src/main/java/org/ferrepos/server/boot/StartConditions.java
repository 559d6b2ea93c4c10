package org.ferrepos.server.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.ConfigurationException;
import org.jboss.logging.Logger;

/** What can be known to fail before PostgreSQL is unpacked and a company is made. */
final class StartConditions {
    private static final Logger LOG = Logger.getLogger(StartConditions.class);

    private StartConditions() {}

    static void check(Configuration configuration) {
        if (configuration.database().isEmbedded()) {
            checkDirectory(configuration.dataDirectory());
        }
        String host = configuration.server().host();
        checkPort(host, configuration.server().port());
        if (configuration.security().tls().isServable()) {
            checkPort(host, configuration.security().tls().port());
        }
    }

    private static void checkDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "start", ".tmp"));
        } catch (IOException e) {
            throw new ConfigurationException(List.of("ferrepos.data_directory (--data): no se puede escribir en "
                    + directory + ": " + reason(directory, e) + "; elija otro directorio"));
        }
    }

    private static String reason(Path directory, IOException problem) {
        return switch (problem) {
            case FileAlreadyExistsException _, NotDirectoryException _ -> "no es un directorio";
            case AccessDeniedException _ -> "falta el permiso";
            case NoSuchFileException _ -> "ahí no se pueden crear archivos";
            case FileSystemException system
            when system.getReason() != null ->
                Files.exists(directory) && !Files.isDirectory(directory) ? "no es un directorio" : system.getReason();
            default -> String.valueOf(problem.getMessage());
        };
    }

    /** Another process may still take the port before it is opened; that is told then. */
    private static void checkPort(String host, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (BindException e) {
            throw new UncheckedIOException(new UnusablePort(host, port, e));
        } catch (IOException e) {
            LOG.debugf("port %d of %s was not tried: %s", port, host, e.getMessage());
        }
    }
}
