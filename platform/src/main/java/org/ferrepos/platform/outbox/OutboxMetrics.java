package org.ferrepos.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** What an operator sees of the outbox: per consumer how much waits, since when, and what went wrong. */
final class OutboxMetrics {
    private static final String WAITING = """
            select coalesce(sum(p.size), 0) as events, min(p.last_position) as first
            from platform.outbox_position p, platform.outbox_consumer c
            where c.name = :name and p.last_position > c.position and p.kind = any(:kinds)""";

    private static final String APPENDED = """
            select o.appended_at from platform.outbox_position p
                join platform.outbox o on o.xid = p.xid and o.draw = p.draw
            where p.last_position = :position""";

    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicLong position = new AtomicLong();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    OutboxMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("ferre_pos_outbox_position", position, AtomicLong::doubleValue)
                .description("Position of the last event that has one")
                .register(registry);
    }

    private static final class Waiting {
        private final AtomicLong events = new AtomicLong();
        private final AtomicLong deadLetters = new AtomicLong();
        private final AtomicLong ageMillis = new AtomicLong();
    }

    void reached(long head) {
        position.set(head);
    }

    void delivered(String consumer, int events) {
        registry.counter("ferre_pos_outbox_delivered_total", "consumer", consumer)
                .increment(events);
    }

    void refused(String consumer) {
        registry.counter("ferre_pos_outbox_refused_total", "consumer", consumer).increment();
    }

    void missed(String consumer) {
        registry.counter("ferre_pos_outbox_missed_total", "consumer", consumer).increment();
    }

    /** Looks how far a consumer is behind. */
    void sample(Handle handle, String consumer, Set<String> kinds) {
        Waiting seen = waiting.computeIfAbsent(consumer, this::register);
        Long first = handle.createQuery(WAITING)
                .bind("name", consumer)
                .bindArray("kinds", String.class, kinds.toArray())
                .map((row, context) -> {
                    seen.events.set(row.getLong("events"));
                    return row.getObject("first", Long.class);
                })
                .one();
        seen.ageMillis.set(first == null ? 0 : ageMillis(handle, first));
        seen.deadLetters.set(
                handle.createQuery("select count(*) from platform.outbox_dead_letter where consumer = :name")
                        .bind("name", consumer)
                        .mapTo(Long.class)
                        .one());
    }

    private long ageMillis(Handle handle, long position) {
        return handle.createQuery(APPENDED)
                .bind("position", position)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(at -> Duration.between(at.toInstant(), clock.instant()).toMillis())
                .orElse(0L);
    }

    private Waiting register(String consumer) {
        Waiting made = new Waiting();
        gauge("ferre_pos_outbox_lag_events", consumer, made, seen -> seen.events.doubleValue())
                .description("Events that wait for the consumer")
                .register(registry);
        gauge("ferre_pos_outbox_oldest_age_seconds", consumer, made, seen -> seen.ageMillis.get() / 1000.0)
                .description("Age of the oldest event that waits for the consumer")
                .register(registry);
        gauge("ferre_pos_outbox_dead_letters", consumer, made, seen -> seen.deadLetters.doubleValue())
                .description("Events that the consumer refused too often and nobody has dealt with")
                .register(registry);
        return made;
    }

    private static Gauge.Builder<Waiting> gauge(
            String name, String consumer, Waiting state, java.util.function.ToDoubleFunction<Waiting> value) {
        return Gauge.builder(name, state, value).tag("consumer", consumer);
    }
}
