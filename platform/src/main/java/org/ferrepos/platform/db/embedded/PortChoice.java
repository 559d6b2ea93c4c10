package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds and remembers the loopback port of one directory. */
final class PortChoice {

    /** Below the range from which the kernel takes ports for outgoing connections. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 10_000;
    private static final int ATTEMPTS = 200;

    private final DataDirectory directory;
    private final int configured;

    PortChoice(DataDirectory directory, int configured) {
        this.directory = directory;
        this.configured = configured;
    }

    boolean isFixed() {
        return configured != 0;
    }

    /** The configured port, else the remembered one while it is free, else a new one that is remembered. */
    int choose() {
        if (isFixed()) {
            return configured;
        }
        int remembered = remembered();
        if (remembered != 0 && isFree(remembered)) {
            return remembered;
        }
        int start = Math.floorMod(directory.root().hashCode(), COUNT);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FIRST + (start + attempt) % COUNT;
            if (port != remembered && isFree(port)) {
                return remember(port);
            }
        }
        throw new EmbeddedPostgresException(
                "No hay un puerto libre para la base de datos; indique uno en la configuración.",
                "There is no free port for the database; set one in the configuration.");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    int remember(int port) {
        try {
            directory.writeText(directory.portFile(), Integer.toString(port));
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede escribir " + directory.portFile() + ": revise permisos y espacio en disco.",
                    "The file " + directory.portFile() + " cannot be written: check permissions and disk space.",
                    failure);
        }
        return port;
    }

    private int remembered() {
        try {
            int port = Integer.parseInt(directory.readText(directory.portFile()).orElse("0"));
            return port > 0 && port <= 65_535 ? port : 0;
        } catch (IOException | NumberFormatException unreadable) {
            return 0;
        }
    }
}
