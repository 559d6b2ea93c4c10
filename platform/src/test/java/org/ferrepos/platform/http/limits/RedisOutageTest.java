package org.ferrepos.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The limiter while its Redis dies, hangs, refuses or was never there: sales go on. */
class RedisOutageTest {

    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);
    private static final long ALMOST_A_TIMEOUT = COMMAND_TIMEOUT.toNanos() * 9 / 10;
    private static final Duration LATENCY_MAX = Duration.ofSeconds(10);

    private final Counter counter = new Counter();

    private static final class Counter implements FallbackListener {
        private final AtomicInteger fallbacks = new AtomicInteger();
        private final AtomicInteger outages = new AtomicInteger();
        private final AtomicInteger returns = new AtomicInteger();

        @Override
        public void onFallback() {
            fallbacks.incrementAndGet();
        }

        @Override
        public void onDegraded(Throwable cause) {
            outages.incrementAndGet();
        }

        @Override
        public void onRestored() {
            returns.incrementAndGet();
        }
    }

    @Test
    void killedRedisStopsNobodyAndIsFoundAgain() throws Exception {
        try (RedisServer server = new RedisServer().start();
                RedisRateLimiter one = limiter(server);
                RedisRateLimiter other = limiter(server)) {
            connect(one);
            connect(other);
            server.kill();
            int passed = 0;
            for (int call = 0; call < 50; call++) {
                passed += take(one, "b", 20).allowed() ? 1 : 0;
            }
            assertThat(passed).as("calls that this process let through alone").isEqualTo(20);
            assertThat(one.degraded()).isTrue();
            assertThat(counter.fallbacks).hasValue(50);
            await(other::degraded);
            assertThat(counter.outages).hasValue(2);

            server.start();
            await(() -> !one.degraded() && !other.degraded());
            assertThat(counter.returns).hasValue(2);
            assertShared(one, other);
            assertThat(counter.fallbacks).hasValue(50);
        }
    }

    @Test
    void aKillUnderLoadLosesNoCall() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean running = new AtomicBoolean(true);
        try (RedisServer server = new RedisServer().start();
                RedisRateLimiter limiter = limiter(server);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            connect(limiter);
            List<Future<?>> callers = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String key = "load-" + thread;
                callers.add(threads.submit(() -> {
                    while (running.get()) {
                        take(limiter, key, 100);
                        answered.incrementAndGet();
                    }
                    return null;
                }));
            }
            Thread.sleep(300);
            int before = answered.get();
            assertThat(counter.fallbacks).hasValue(0);
            server.kill();
            await(() -> answered.get() > before + 1_000);
            running.set(false);
            for (Future<?> caller : callers) {
                caller.get(5, TimeUnit.SECONDS);
            }
            assertThat(limiter.degraded()).isTrue();
            assertThat(counter.fallbacks.get()).isPositive();
        }
    }

    @Test
    void hangingRedisCostsOneTimeoutAndNoMore() throws Exception {
        try (RedisServer server = new RedisServer().start();
                RedisRateLimiter limiter = limiter(server)) {
            connect(limiter);
            server.signal("STOP");
            int waited = 0;
            for (int call = 0; call < 1_000; call++) {
                long start = System.nanoTime();
                assertThat(take(limiter, "hang", 1_000).allowed()).isTrue();
                waited += System.nanoTime() - start >= ALMOST_A_TIMEOUT ? 1 : 0;
            }
            // Two where a busy machine has paused as long: still not one for each call.
            assertThat(waited).as("calls that waited a timeout").isBetween(1, 2);
            assertThat(limiter.degraded()).isTrue();
            server.signal("CONT");
            await(() -> !limiter.degraded());
        }
    }

    @Test
    void redisMayBeMissingAtTheStart() throws Exception {
        try (RedisServer server = new RedisServer()) {
            long start = System.nanoTime();
            try (RedisRateLimiter one = limiter(server);
                    RedisRateLimiter other = limiter(server)) {
                assertThat(take(one, "early", 10).allowed()).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATENCY_MAX);
                await(() -> one.degraded() && other.degraded());
                server.start();
                await(() -> !one.degraded() && !other.degraded());
                assertShared(one, other);
            }
        }
    }

    @Test
    void aRedisThatCannotBeWrittenIsNoRedis() throws Exception {
        try (RedisServer server = new RedisServer("--maxmemory", "1").start();
                RedisRateLimiter limiter = limiter(server)) {
            for (int call = 0; call < 20; call++) {
                assertThat(take(limiter, "full", 10).allowed()).isEqualTo(call < 10);
            }
            assertThat(limiter.degraded()).isTrue();
            Thread.sleep(1_500);
            assertThat(limiter.degraded()).as("after a probe").isTrue();
            assertThat(counter.returns).hasValue(0);
        }
    }

    @Test
    void aBrokenListenerAndAClosedLimiterStillAnswer() throws Exception {
        try (RedisServer server = new RedisServer()) {
            RedisRateLimiter limiter = new RedisRateLimiter(settings(server), () -> {
                throw new IllegalStateException("broken on purpose");
            });
            assertThat(take(limiter, "a", 10).allowed()).isTrue();
            limiter.close();
            limiter.close();
            assertThat(take(limiter, "a", 10).allowed()).isTrue();
        }
    }

    /** Calls until Redis answers: the first connection may need longer than a call waits. */
    private void connect(RateLimiter limiter) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int before;
        do {
            assertThat(System.nanoTime()).as("waited for Redis").isLessThan(deadline);
            before = counter.fallbacks.get();
            take(limiter, "connect", 1_000);
        } while (counter.fallbacks.get() > before);
        counter.fallbacks.set(0);
        counter.outages.set(0);
        counter.returns.set(0);
    }

    private static void assertShared(RateLimiter one, RateLimiter other) throws Exception {
        int passed = 0;
        for (int round = 0; round < 10; round++) {
            passed += take(one, "again", 10).allowed() ? 1 : 0;
            passed += take(other, "again", 10).allowed() ? 1 : 0;
        }
        assertThat(passed).as("calls that both let through together").isEqualTo(10);
    }

    private RedisRateLimiter limiter(RedisServer server) {
        return new RedisRateLimiter(settings(server), counter);
    }

    private static RedisLimiterSettings settings(RedisServer server) {
        return new RedisLimiterSettings(
                RedisLimiterSettings.Server.open("127.0.0.1", server.port()),
                Duration.ofSeconds(1),
                COMMAND_TIMEOUT,
                "test:");
    }

    private static Decision take(RateLimiter limiter, String key, long perMinute) throws Exception {
        return limiter.tryTake(key, Limit.perMinute(perMinute))
                .toCompletableFuture()
                .get(LATENCY_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for 20 seconds").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
