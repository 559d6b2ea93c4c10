package org.ferrepos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.testkit.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Writers that wait, give up and overtake each other, and readers beside them: the product's feed shows every change once
 * and the changes of a thing in their order. The three feeds that are wrong are shown to be, by the same judge in the same
 * run.
 */
final class OrderTest {
    private static final int WRITERS = 8;
    private static final int THINGS = 6;
    private static final Duration AT_LEAST = Duration.ofSeconds(3);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final TestDatabase test = TestDatabase.create();
    private final Outbox outbox = new Outbox(JsonSettings.newMapper(), Clock.systemUTC());
    private final AtomicBoolean stop = new AtomicBoolean();

    @BeforeEach
    void makeThings() {
        test.execute("""
                create schema test;
                create table test.thing (key text primary key, value bigint not null default 0);
                create table test.scratch (n bigint);
                insert into test.thing (key) select 'K' || n from generate_series(0, %d) n""".formatted(THINGS - 1));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    @SuppressWarnings("SystemOut")
    void everyChangeIsSeenOnceAndInOrderAndTheWrongFeedsAreCaught() throws Exception {
        long seed = Long.getLong("ferrepos.seed", System.nanoTime());
        System.out.println("OrderTest: -Dferrepos.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Judge> judges = new LinkedHashMap<>();
        judges.put("position", new Judge(test.database().read(handle -> new Feed.ByPosition(outbox, handle))));
        judges.put("draw", new Judge(new Feed.ByDraw()));
        judges.put("transaction", new Judge(new Feed.ByTransaction()));
        judges.put("draw below xmin", new Judge(new Feed.ByDrawBelowOldest()));
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                SplittableRandom own = random.split();
                writers.add(threads.submit(() -> write(own)));
            }
            List<Future<?>> readers = new ArrayList<>();
            // Two, as in two processes.
            readers.add(threads.submit(this::number));
            readers.add(threads.submit(this::number));
            judges.values().forEach(judge -> readers.add(threads.submit(() -> read(judge))));
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < AT_LEAST.toNanos()
                    || (System.nanoTime() - begin < AT_MOST.toNanos()
                            && judges.values().stream()
                                            .filter(judge -> judge.fault == null)
                                            .count()
                                    > 1)) {
                Thread.sleep(50);
            }
            stop.set(true);
            for (Future<?> writer : writers) {
                writer.get(20, TimeUnit.SECONDS);
            }
            for (Future<?> reader : readers) {
                reader.get(20, TimeUnit.SECONDS);
            }
        } finally {
            stop.set(true);
            threads.shutdownNow();
        }
        numberOnce();
        judges.values().forEach(judge -> test.database().read(judge::readRest));
        Map<String, Long> truth = test.database()
                .read(handle -> handle.createQuery("select key, value from test.thing")
                        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(truth.values()).allMatch(value -> value > 20);
        judges.forEach((name, judge) -> {
            String fault = judge.verdict(truth);
            System.out.println("  by " + name + ": " + (fault == null ? "right" : fault));
            if (name.equals("position")) {
                assertThat(fault).as("seed " + seed).isNull();
            } else {
                assertThat(fault)
                        .as("the wrong feed by " + name + " was not caught, seed " + seed)
                        .isNotNull();
            }
        });
    }

    /** Follows a feed and remembers the first thing that is wrong with it. */
    private static final class Judge {
        private final Feed feed;
        private final Map<String, Long> seen = new HashMap<>();
        private volatile @Nullable String fault;

        private Judge(Feed feed) {
            this.feed = feed;
        }

        private boolean readSome(Handle handle) {
            List<Feed.Change> changes = feed.read(handle);
            for (Feed.Change change : changes) {
                long before = seen.getOrDefault(change.key(), 0L);
                if (change.value() != before + 1 && fault == null) {
                    fault = change.key() + " took the value " + change.value() + " behind " + before;
                }
                seen.put(change.key(), change.value());
            }
            return !changes.isEmpty();
        }

        private int readRest(Handle handle) {
            int reads = 0;
            while (readSome(handle)) {
                reads++;
            }
            return reads;
        }

        private @Nullable String verdict(Map<String, Long> truth) {
            if (fault == null && !seen.equals(truth)) {
                fault = "ends with " + seen + " instead of " + truth;
            }
            return fault;
        }
    }

    private void read(Judge judge) {
        while (!stop.get()) {
            test.database().read(judge::readSome);
        }
    }

    private void number() {
        while (!stop.get()) {
            numberOnce();
        }
    }

    private long numberOnce() {
        return test.database().inTransaction(Sequencer::round);
    }

    private void write(SplittableRandom random) {
        while (!stop.get()) {
            try {
                test.database().inTransaction(handle -> {
                    change(handle, random);
                    if (random.nextInt(100) < 15) {
                        throw new GivenUpException();
                    }
                    return true;
                });
            } catch (GivenUpException e) {
                // On purpose: a number that was drawn is never used.
            }
        }
    }

    /** Changes some things in the order of their names, with waits wherever there is room for somebody else. */
    private void change(Handle handle, SplittableRandom random) {
        if (random.nextBoolean()) {
            // Its transaction id is older than those of whoever overtakes it now.
            handle.execute("insert into test.scratch values (1)");
            rest(random);
        }
        List<NewEvent> events = new ArrayList<>();
        for (int thing = random.nextInt(THINGS); thing < THINGS; thing += 1 + random.nextInt(THINGS)) {
            String key = "K" + thing;
            long value = handle.createQuery("update test.thing set value = value + 1 where key = :key returning value")
                    .bind("key", key)
                    .mapTo(Long.class)
                    .one();
            events.add(Feed.CHANGED.of(key, null, new Feed.Value(value)));
            rest(random);
        }
        outbox.append(handle, events);
        rest(random);
    }

    private static void rest(SplittableRandom random) {
        int millis = random.nextInt(6) - 2;
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class GivenUpException extends RuntimeException {}
}
