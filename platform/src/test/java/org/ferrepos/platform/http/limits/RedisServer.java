package org.ferrepos.platform.http.limits;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real redis-server on a loopback port, without persistence. */
final class RedisServer implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(10);

    private final int port;
    private final List<String> extraOptions;
    private boolean tls;
    private @Nullable Process process;

    RedisServer(String... extraOptions) {
        this.port = freePort();
        this.extraOptions = List.of(extraOptions);
    }

    /** Speaks TLS instead of plain text on its port. */
    RedisServer withTls() {
        tls = true;
        return this;
    }

    int port() {
        return port;
    }

    RedisServer start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary(), tls ? "--tls-port" : "--port", String.valueOf(port)));
        if (tls) {
            command.addAll(List.of("--port", "0"));
        }
        command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"));
        command.addAll(extraOptions);
        Process started = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process = started;
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("redis-server did not start on port " + port);
            }
            Thread.sleep(20);
        }
        return this;
    }

    /** As {@code kill -9}: no good-bye to its clients. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
        }
    }

    /** Stops or continues it without closing its connections, by a signal's name. */
    void signal(String name) throws IOException, InterruptedException {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("redis-server is not running");
        }
        new ProcessBuilder("kill", "-" + name, String.valueOf(running.pid()))
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String binary() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of("redis-server", "valkey-server")) {
                File candidate = new File(folder, name);
                if (candidate.canExecute()) {
                    return candidate.getPath();
                }
            }
        }
        throw new AssertionError("These tests need a real Redis: install it with 'apt-get install redis-server' (or"
                + " valkey-server) and have it in PATH.");
    }
}
