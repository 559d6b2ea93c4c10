package org.ferrepos.server.boot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port that cannot be opened, with the address that the system's own text leaves out. */
public final class UnusablePort extends BindException {
    private static final long serialVersionUID = 1L;

    private final String host;

    public UnusablePort(String host, int port, Throwable cause) {
        super(host + ":" + port + ", " + cause.getMessage());
        this.host = host;
        initCause(cause);
    }

    /** Whether the address is of this machine, so that the port is what is in the way; the text depends on the language. */
    public boolean isAddressHere() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, 0));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
