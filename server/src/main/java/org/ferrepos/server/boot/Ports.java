package org.ferrepos.server.boot;

/** Where the program listens; opened once all else is ready. */
public interface Ports {
    /** Opens the ports and returns when requests are taken. */
    void open();

    /** The port for plain HTTP, also where any free one was asked for. */
    int plain();

    /** The port for HTTPS; 0 without a certificate. */
    int encrypted();
}
