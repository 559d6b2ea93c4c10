package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real Redis on a free port of the loopback address that keeps nothing on disk. */
final class RedisServer implements AutoCloseable {
    private static final int INSTALL_MINUTES = 5;

    private final Process process;

    private RedisServer(Process process) {
        this.process = process;
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisServer start(int port, Path directory) {
        if (!isInstalled()) {
            install();
        }
        Assumptions.assumeTrue(isInstalled(), "no redis-server on this machine, and no right to install it");
        return new RedisServer(run(
                directory,
                "redis-server",
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                directory.toString()));
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Path.of(folder, "redis-server").toFile().canExecute());
    }

    private static void install() {
        if (!System.getProperty("user.name").equals("root")
                || !Path.of("/usr/bin/apt-get").toFile().exists()) {
            return;
        }
        Process apt = run(Path.of("/tmp"), "apt-get", "install", "-y", "--no-install-recommends", "redis-server");
        try {
            if (!apt.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                apt.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process run(Path directory, String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
