package org.ferrepos.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Drives keep-alive connections from one thread with a selector; requests are bytes made in advance. */
public final class HttpLoad {
    private static final long HIGHEST_MICROS = 120_000_000;
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final InetSocketAddress address;
    private final RequestSource source;
    private final Map<String, Histogram> latencies = new HashMap<>();
    private long errors;
    private @Nullable String firstError;

    private HttpLoad(int port, RequestSource source) {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.source = source;
    }

    static Histogram newHistogram() {
        return new Histogram(HIGHEST_MICROS, 3);
    }

    /** Every connection sends its next request as soon as it has its answer. */
    public static LoadResult closed(int port, int connections, Duration length, RequestSource source) {
        return new HttpLoad(port, source).run(connections, length, 0);
    }

    /** Requests come at fixed times whatever the answers do; latency counts from the time a request was due. */
    public static LoadResult open(int port, int connections, Duration length, int perSecond, RequestSource source) {
        return new HttpLoad(port, source).run(connections, length, 1_000_000_000L / perSecond);
    }

    private LoadResult run(int count, Duration length, long intervalNanos) {
        try (Selector selector = Selector.open()) {
            List<HttpConnection> connections = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                connections.add(HttpConnection.open(i, address, selector));
            }
            long begin = System.nanoTime();
            long end = begin + length.toNanos();
            if (intervalNanos == 0) {
                runClosed(selector, connections, end);
            } else {
                runOpen(selector, connections, begin, new Schedule(end, intervalNanos));
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            for (HttpConnection connection : connections) {
                connection.close();
            }
            return new LoadResult(latencies, errors, Optional.ofNullable(firstError), taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void runClosed(Selector selector, List<HttpConnection> connections, long end) throws IOException {
        int busy = connections.size();
        for (HttpConnection connection : connections) {
            connection.send(source.next(connection.index()), System.nanoTime());
        }
        while (busy > 0) {
            List<HttpConnection> answered = select(selector, 1000, end);
            boolean isOver = System.nanoTime() >= end;
            for (HttpConnection connection : answered) {
                if (isOver) {
                    busy--;
                } else {
                    connection.send(source.next(connection.index()), System.nanoTime());
                }
            }
        }
    }

    private record Schedule(long end, long intervalNanos) {}

    private void runOpen(Selector selector, List<HttpConnection> connections, long begin, Schedule schedule)
            throws IOException {
        Deque<HttpConnection> idle = new ArrayDeque<>(connections);
        long due = begin;
        long deadline = schedule.end + DRAIN.toNanos() / 2;
        while (due < schedule.end || idle.size() < connections.size()) {
            long now = System.nanoTime();
            if (now > deadline && due < schedule.end) {
                // The server cannot keep up; what is still waiting to be sent counts as failed.
                errors += (schedule.end - due) / schedule.intervalNanos;
                firstError = "the server cannot keep up with the rate";
                due = schedule.end;
            }
            while (due < schedule.end && due <= now && !idle.isEmpty()) {
                HttpConnection connection = idle.removeFirst();
                connection.send(source.next(connection.index()), due);
                due += schedule.intervalNanos;
            }
            boolean waitsForTime = due < schedule.end && !idle.isEmpty();
            // At least a millisecond, which counts as latency: a client that spins takes the processor it measures.
            long waitMillis = waitsForTime ? Math.max(1, (due - System.nanoTime()) / 1_000_000) : 1000;
            idle.addAll(select(selector, waitMillis, schedule.end));
        }
    }

    /** Reads what has arrived and returns the connections whose answer is complete. */
    private List<HttpConnection> select(Selector selector, long waitMillis, long end) throws IOException {
        if (System.nanoTime() > end + DRAIN.toNanos()) {
            throw new IOException("answers are missing " + DRAIN.toSeconds() + " s after the end of the load");
        }
        selector.select(waitMillis);
        List<HttpConnection> answered = new ArrayList<>();
        for (SelectionKey key : selector.selectedKeys()) {
            HttpConnection connection = (HttpConnection) key.attachment();
            if (connection.receive()) {
                record(connection);
                answered.add(connection);
            }
        }
        selector.selectedKeys().clear();
        return answered;
    }

    private void record(HttpConnection connection) {
        RequestSource.Request request = connection.request();
        if (connection.status() != request.expectedStatus()) {
            errors++;
            if (firstError == null) {
                firstError = request.kind() + ": " + connection.text();
            }
            return;
        }
        long micros = (System.nanoTime() - connection.startedNanos()) / 1000;
        latencies
                .computeIfAbsent(request.kind(), kind -> newHistogram())
                .recordValue(Math.min(HIGHEST_MICROS, Math.max(0, micros)));
    }
}
