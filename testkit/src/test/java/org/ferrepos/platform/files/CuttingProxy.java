package org.ferrepos.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a server that breaks after some bytes of the answer, or goes dumb, as often as a test wants. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket entrance;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile long cutAfterBytes = Long.MAX_VALUE;

    CuttingProxy(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The next connections break after so many bytes of the answer; those that are kept for later use end at once. */
    void cut(int connections, long afterBytes) throws IOException {
        cutAfterBytes = afterBytes;
        cuts.set(connections);
        for (Socket client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        clients.add(client);
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            threads.execute(() -> copy(client, server, Long.MAX_VALUE));
            boolean cuts = this.cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            copy(server, client, cuts ? cutAfterBytes : Long.MAX_VALUE);
        } catch (IOException e) {
            // One of both sides has gone.
        }
    }

    private static void copy(Socket from, Socket to, long bytes) {
        byte[] buffer = new byte[1024];
        long left = bytes;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                out.write(buffer, 0, (int) Math.min(left, read));
                left -= read;
            }
        } catch (IOException e) {
            // One of both sides has gone.
        }
    }
}
