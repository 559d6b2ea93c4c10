package org.ferrepos.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shared limit on a Redis that is well. */
class RedisRateLimiterTest {

    private static final RedisServer SERVER = new RedisServer();

    private final AtomicInteger fallbacks = new AtomicInteger();

    @BeforeAll
    static void startServer() throws Exception {
        SERVER.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        SERVER.close();
    }

    @Test
    void twoInstancesShareTheLimit() throws Exception {
        try (RedisRateLimiter one = limiter();
                RedisRateLimiter other = limiter()) {
            int passed = 0;
            for (int round = 0; round < 20; round++) {
                passed += take(one, "shared", 10).allowed() ? 1 : 0;
                passed += take(other, "shared", 10).allowed() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(10);
            Decision refused = take(other, "shared", 10);
            assertThat(refused.remaining()).isZero();
            assertThat(refused.retryAfterSeconds()).isBetween(30L, 60L);
            assertThat(fallbacks).hasValue(0);
        }
    }

    @Test
    void twoProcessesShareTheLimit() throws Exception {
        List<Process> processes = List.of(process("both"), process("both"));
        List<String> said = new ArrayList<>();
        try {
            List<BufferedReader> readers = processes.stream()
                    .map(process -> process.inputReader(StandardCharsets.UTF_8))
                    .toList();
            for (BufferedReader reader : readers) {
                assertThat(reader.readLine()).isEqualTo("READY");
            }
            for (Process process : processes) {
                OutputStream input = process.getOutputStream();
                input.write('\n');
                input.flush();
            }
            for (BufferedReader reader : readers) {
                said.add(reader.readLine());
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(said).allSatisfy(line -> assertThat(line).matches("ALLOWED \\d+ FALLBACKS 0"));
        int passed = said.stream()
                .mapToInt(line -> Integer.parseInt(line.split(" ")[1]))
                .sum();
        assertThat(passed).as("of 2 x 20 calls: %s", said).isEqualTo(10);
    }

    @Test
    void exactlyTheCapacityPassesUnderSixtyFourThreadsAndTwoInstances() throws Exception {
        AtomicInteger passed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        try (RedisRateLimiter one = limiter();
                RedisRateLimiter other = limiter();
                ExecutorService threads = Executors.newFixedThreadPool(64)) {
            for (int thread = 0; thread < 64; thread++) {
                RedisRateLimiter used = thread % 2 == 0 ? one : other;
                running.add(threads.submit(() -> {
                    start.await();
                    for (int call = 0; call < 20; call++) {
                        passed.addAndGet(take(used, "crowd", 300).allowed() ? 1 : 0);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> future : running) {
                future.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(passed).hasValue(300);
        assertThat(fallbacks).hasValue(0);
    }

    @Test
    void keysDoNotInterfereAndTheWindowEnds() throws Exception {
        Limit brief = new Limit(2, Duration.ofSeconds(1));
        try (RedisRateLimiter limiter = limiter()) {
            assertThat(take(limiter, "ana", 1).allowed()).isTrue();
            assertThat(take(limiter, "ana", 1).allowed()).isFalse();
            assertThat(take(limiter, "luis", 1).allowed()).isTrue();
            for (int call = 0; call < 3; call++) {
                limiter.tryTake("brief", brief).toCompletableFuture().get(5, TimeUnit.SECONDS);
            }
            Thread.sleep(1_100);
            assertThat(limiter.tryTake("brief", brief)
                            .toCompletableFuture()
                            .get(5, TimeUnit.SECONDS)
                            .allowed())
                    .isTrue();
        }
    }

    @Test
    void manyCallsAtOnceFromOneThreadAreAllAnswered() throws Exception {
        try (RedisRateLimiter limiter = limiter()) {
            List<CompletableFuture<Decision>> answers = new ArrayList<>();
            for (int call = 0; call < 2_000; call++) {
                answers.add(limiter.tryTake("burst", Limit.perMinute(50)).toCompletableFuture());
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
            assertThat(answers.stream()
                            .filter(answer -> answer.join().allowed())
                            .count())
                    .isEqualTo(50);
            assertThat(limiter.degraded()).isFalse();
        }
    }

    @Test
    void everyKeyInRedisExpires() throws Exception {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + SERVER.port());
        try (RedisRateLimiter limiter = limiter();
                StatefulRedisConnection<String, String> connection = client.connect()) {
            for (int call = 0; call < 12; call++) {
                take(limiter, "expiring", 10);
            }
            RedisCommands<String, String> redis = connection.sync();
            assertThat(redis.keys("test:*"))
                    .contains("test:10/60000:expiring")
                    .allSatisfy(
                            key -> assertThat(redis.pttl(key)).isNotEqualTo(-1).isLessThanOrEqualTo(61_000));
        } finally {
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private RedisRateLimiter limiter() {
        return new RedisRateLimiter(
                new RedisLimiterSettings(
                        RedisLimiterSettings.Server.open("127.0.0.1", SERVER.port()),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        "test:"),
                fallbacks::incrementAndGet);
    }

    private static Decision take(RateLimiter limiter, String key, long perMinute) throws Exception {
        return limiter.tryTake(key, Limit.perMinute(perMinute))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static Process process(String key) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-cp",
                        classPath,
                        LimiterProcess.class.getName(),
                        String.valueOf(SERVER.port()),
                        key,
                        "20")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
