package org.ferrepos.platform.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.testkit.TestDatabase;
import org.jdbi.v3.core.Handle;

/** An outbox on a database of its own, and subscribers that remember. */
final class OutboxFixture implements AutoCloseable {
    static final OutboxSettings SETTINGS = new OutboxSettings(
            Duration.ofMillis(50),
            Duration.ofMillis(1),
            100,
            new OutboxSettings.Retries(3, 5, Duration.ofMillis(20), Duration.ofMillis(100)),
            Duration.ofDays(3),
            Duration.ofDays(14));

    final TestDatabase test = TestDatabase.create();
    final Outbox outbox = new Outbox(JsonSettings.newMapper(), Clock.systemUTC());
    private final List<OutboxWorker> workers = new ArrayList<>();

    OutboxFixture() {
        test.execute("create schema test; create table test.told (key text not null, value bigint not null)");
    }

    /** Starts what a process runs. */
    OutboxWorker work(Subscriber... subscribers) {
        OutboxWorker worker =
                new OutboxWorker(test.database(), outbox, SETTINGS, new SimpleMeterRegistry(), Clock.systemUTC());
        worker.start(List.of(subscribers));
        workers.add(worker);
        return worker;
    }

    Delivery.Parts parts() {
        return new Delivery.Parts(
                test.database(),
                outbox,
                SETTINGS,
                new OutboxMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
                Clock.systemUTC());
    }

    void append(int from, int until) {
        test.database().inTransaction(handle -> {
            outbox.append(
                    handle,
                    IntStream.range(from, until)
                            .mapToObj(n -> Feed.CHANGED.of("K" + n, 1, new Feed.Value(n)))
                            .toList());
            return true;
        });
    }

    long number() {
        return test.database().inTransaction(Sequencer::round);
    }

    long count(String sql) {
        return test.database()
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    List<Long> told() {
        return test.database()
                .read(handle -> handle.createQuery("select value from test.told order by value")
                        .mapTo(Long.class)
                        .list());
    }

    /** How often each value below a bound should have been told. */
    static List<Long> once(int until) {
        return IntStream.range(0, until).mapToObj(Long::valueOf).toList();
    }

    List<DeadLetters.DeadLetter> deadLetters() {
        return test.database()
                .read(handle -> DeadLetters.list(handle, new DeadLetters.Stretch(null, Long.MAX_VALUE, 100)));
    }

    void retry(long id) {
        test.database().inTransaction(handle -> DeadLetters.retry(handle, id, Instant.now()));
    }

    @Override
    public void close() {
        workers.forEach(OutboxWorker::stop);
        test.close();
    }

    /** Writes what it is told into a table; {@code meanwhile} may spoil it. */
    record Recorder(String name, Spoiler meanwhile) implements TransactionalSubscriber {
        @Override
        public Set<EventKind<?>> kinds() {
            return Set.of(Feed.CHANGED);
        }

        @Override
        public void handle(Handle handle, List<Event> events) {
            for (Event event : events) {
                handle.execute(
                        "insert into test.told values (?, ?)",
                        event.key(),
                        event.body(Feed.CHANGED).value());
            }
            meanwhile.spoil(handle, events);
        }
    }

    /** What happens behind the work of a subscriber and before its mark. */
    interface Spoiler {
        void spoil(Handle handle, List<Event> events);
    }

    /** Keeps the ids of what it is told. */
    record Outsider(String name, List<String> ids, Spoiled meanwhile) implements OutsideSubscriber {
        Outsider(String name, Spoiled meanwhile) {
            this(name, new CopyOnWriteArrayList<>(), meanwhile);
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
        public void handle(List<Event> events) throws Exception {
            events.forEach(event -> ids.add(event.id()));
            meanwhile.spoil(events);
        }
    }

    /** As {@link Spoiler}, outside. */
    interface Spoiled {
        void spoil(List<Event> events) throws Exception;
    }
}
