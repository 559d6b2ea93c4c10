package org.ferrepos.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InProcessRateLimiterTest {

    private static final Limit LOGIN = Limit.perMinute(10);

    private final ManualTime time = new ManualTime();
    private final InProcessRateLimiter limiter = new InProcessRateLimiter(time);

    @Test
    void theEleventhTryOfAMinuteIsRefused() {
        for (int used = 1; used <= 10; used++) {
            assertThat(limiter.take("ana", LOGIN)).isEqualTo(new Decision(true, 10 - used, Duration.ZERO));
        }
        assertThat(limiter.take("ana", LOGIN)).isEqualTo(new Decision(false, 0, Duration.ofMinutes(1)));
    }

    @Test
    void nothingReturnsBeforeTheMinuteSinceTheFirstTryIsOver() {
        for (int used = 0; used < 10; used++) {
            limiter.take("ana", LOGIN);
            time.advance(Duration.ofSeconds(5));
        }
        time.advance(Duration.ofMillis(9_400));
        Decision refused = limiter.take("ana", LOGIN);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(600));
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);

        time.advance(Duration.ofMillis(600));
        assertThat(passing("ana", LOGIN, 20)).isEqualTo(10);
    }

    @Test
    void aNewWindowStartsWithTheFirstCallAfterTheOldOne() {
        passing("ana", LOGIN, 10);
        time.advance(Duration.ofSeconds(115));
        assertThat(passing("ana", LOGIN, 20)).isEqualTo(10);
        time.advance(Duration.ofSeconds(59));
        assertThat(passing("ana", LOGIN, 20)).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(passing("ana", LOGIN, 20)).isEqualTo(10);
    }

    @Test
    void keysAndLimitsDoNotInterfere() {
        assertThat(passing("ana", LOGIN, 20)).isEqualTo(10);
        assertThat(passing("luis", LOGIN, 20)).isEqualTo(10);
        assertThat(passing("ana", Limit.perMinute(3), 20)).isEqualTo(3);
    }

    @Test
    void exactlyTheCapacityPassesUnderSixtyFourThreads() throws Exception {
        Limit limit = Limit.perMinute(1_000);
        AtomicInteger passed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(64)) {
            for (int thread = 0; thread < 64; thread++) {
                threads.execute(() -> {
                    awaitQuietly(start);
                    passed.addAndGet(passing("ana", limit, 100));
                });
            }
            start.countDown();
        }
        assertThat(passed).hasValue(1_000);
    }

    @Test
    void theNumberOfKeysIsBounded() {
        for (int key = 0; key < InProcessRateLimiter.KEYS_MAX + 20_000; key++) {
            limiter.take("address:" + key, LOGIN);
        }
        assertThat(limiter.keys()).isEqualTo(InProcessRateLimiter.KEYS_MAX);
        time.advance(Duration.ofMinutes(2));
        assertThat(limiter.keys()).isZero();
    }

    @Test
    void answersWithoutWaiting() {
        assertThat(limiter.tryTake("ana", LOGIN).toCompletableFuture()).isDone();
        assertThat(limiter.degraded()).isFalse();
    }

    private int passing(String key, Limit limit, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(ignored -> limiter.take(key, limit).allowed())
                .count();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
