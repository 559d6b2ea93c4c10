package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ferrepos.platform.db.embedded.ServerLauncher.Failed;
import org.ferrepos.platform.db.embedded.ServerLauncher.Up;

/** Watches the server, brings it back on the same port when it dies, and keeps its log small. */
final class Supervisor {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(60);

    /** Pauses before the first, second, ... attempt; the last one repeats. */
    private static final List<Duration> BACKOFF = List.of(
            Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

    /** A server that lived this long did not die of its own start. */
    private static final Duration STABLE = Duration.ofSeconds(30);

    private final ServerLauncher launcher;
    private final int port;
    private final Duration startTimeout;
    private final Consumer<String> events;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;
    private volatile ServerProcess server;
    private int failures;

    Supervisor(ServerLauncher launcher, Up up, Duration startTimeout, Consumer<String> events) {
        this.launcher = launcher;
        this.server = up.server();
        this.port = up.port();
        this.startTimeout = startTimeout;
        this.events = events;
        this.thread = Thread.ofPlatform().daemon().name("embedded-postgres").unstarted(this::watch);
    }

    void begin() {
        thread.start();
    }

    ServerProcess server() {
        return server;
    }

    int port() {
        return port;
    }

    /** Ends the watch; the server runs on. */
    void end() {
        ending.countDown();
        try {
            if (!thread.join(END_TIMEOUT)) {
                events.accept("The supervisor of PostgreSQL did not end within " + END_TIMEOUT + ".");
            }
        } catch (InterruptedException interruption) {
            throw Deadline.interrupted(interruption);
        }
    }

    private void watch() {
        Deadline stable = Deadline.in(STABLE);
        while (!isEnding()) {
            try {
                if (!server.awaitExit(POLL)) {
                    launcher.log().rotateIfLarge(ServerLog.MAX_BYTES);
                    continue;
                }
                failures = stable.isPast() ? 0 : failures;
                restart();
                stable = Deadline.in(STABLE);
            } catch (IOException | RuntimeException failure) {
                events.accept("The supervisor of PostgreSQL goes on after a failure: " + failure);
                pause(BACKOFF.getLast());
            }
        }
    }

    private void restart() {
        Duration pause = BACKOFF.get(Math.min(failures, BACKOFF.size() - 1));
        failures++;
        if (pause(pause)) {
            return;
        }
        events.accept("PostgreSQL (process " + server.pid() + ") ended unexpectedly; starting it again.");
        switch (launcher.attempt(port, Deadline.in(startTimeout), this::isEnding)) {
            case Up up -> {
                server = up.server();
                events.accept("PostgreSQL is back on port " + port + " as process " + server.pid() + ".");
            }
            case Failed failed -> events.accept("PostgreSQL did not start: " + reason(failed.logTail()));
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    private boolean pause(Duration duration) {
        try {
            return ending.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            throw Deadline.interrupted(interruption);
        }
    }

    /** The message that ended the server; hints follow it. */
    private static String reason(String logTail) {
        return logTail.lines()
                .filter(line -> line.contains("FATAL:"))
                .findFirst()
                .orElse("no reason in its log");
    }
}
