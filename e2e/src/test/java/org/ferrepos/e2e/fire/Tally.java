package org.ferrepos.e2e.fire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What all clients together were told. */
final class Tally {
    final Map<UUID, JsonNode> acknowledged = new ConcurrentHashMap<>();
    final Map<UUID, Integer> created = new ConcurrentHashMap<>();
    final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    final LongAdder retries = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder conflicts = new LongAdder();
    private final AtomicLong worstNanos = new AtomicLong();

    void waited(long nanos) {
        worstNanos.accumulateAndGet(nanos, Math::max);
    }

    /** Notes an answer to a sale and whether it agrees with every earlier answer to it. */
    void answered(UUID id, int status, JsonNode body) {
        if (status == 201) {
            created.merge(id, 1, Integer::sum);
        }
        JsonNode before = acknowledged.putIfAbsent(id, body);
        if (before != null && !before.equals(body)) {
            complaints.add("two answers to sale " + id + ": " + before + " and " + body);
        }
    }

    void refused(String code) {
        refusals.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    void complain(String text) {
        if (complaints.size() < 50) {
            complaints.add(text);
        }
    }

    long worstMillis() {
        return worstNanos.get() / 1_000_000;
    }

    @Override
    public String toString() {
        return acknowledged.size() + " sales acknowledged, " + refusals + " refused, " + retries + " retries, "
                + duplicates + " sent twice at once, " + conflicts + " conflicts sent; longest wait of a client "
                + worstMillis() + " ms";
    }
}
