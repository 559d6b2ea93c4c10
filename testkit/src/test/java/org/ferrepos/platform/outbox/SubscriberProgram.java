package org.ferrepos.platform.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.JsonSettings;

/** A process that serves one subscriber; one told to die kills itself behind its effect and before the mark. */
final class SubscriberProgram {
    private static final String DIE = "die";
    private static final String LIVE = "live";

    private SubscriberProgram() {}

    /** Starts a process that dies at the first event it has told on. */
    static Process startToDie(ConnectionSettings settings, String sort, Path told) throws IOException {
        return start(settings, sort, told, DIE);
    }

    static Process startToLive(ConnectionSettings settings, String sort, Path told) throws IOException {
        return start(settings, sort, told, LIVE);
    }

    private static Process start(ConnectionSettings settings, String sort, Path told, String fate) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SubscriberProgram.class.getName(),
                        settings.jdbcUrl(),
                        settings.user(),
                        settings.password(),
                        sort,
                        told.toString(),
                        fate)
                .inheritIO()
                .start();
    }

    public static void main(String... arguments) throws InterruptedException {
        Database database = Database.open(
                new ConnectionSettings(arguments[0], arguments[1], arguments[2], 4, Duration.ofSeconds(20)));
        boolean dies = arguments[5].equals(DIE);
        Subscriber subscriber = arguments[3].equals("inside")
                ? new OutboxFixture.Recorder("inside", (handle, events) -> end(dies))
                : new Appender(Path.of(arguments[4]), dies);
        new OutboxWorker(
                        database,
                        new Outbox(JsonSettings.newMapper(), Clock.systemUTC()),
                        OutboxFixture.SETTINGS,
                        new SimpleMeterRegistry(),
                        Clock.systemUTC())
                .start(List.of(subscriber));
        Thread.sleep(Duration.ofMinutes(5));
    }

    /** Ends this process as a power cut would: nothing is rolled back, flushed or said. */
    private static void end(boolean dies) {
        if (!dies) {
            return;
        }
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            Thread.sleep(Duration.ofMinutes(1));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("still alive", e);
        }
    }

    /** Writes the ids of what it is told into a file, which no transaction of the database takes back. */
    private record Appender(Path told, boolean dies) implements OutsideSubscriber {
        @Override
        public String name() {
            return "outside";
        }

        @Override
        public Set<EventKind<?>> kinds() {
            return Set.of(Feed.CHANGED);
        }

        @Override
        public Duration lease() {
            return Duration.ofMillis(400);
        }

        @Override
        public void handle(List<Event> events) throws IOException {
            Files.write(
                    told,
                    events.stream().map(Event::id).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            end(dies);
        }
    }
}
