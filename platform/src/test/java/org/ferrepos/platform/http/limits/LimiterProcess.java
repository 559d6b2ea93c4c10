package org.ferrepos.platform.http.limits;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of its own that takes from a shared bucket: says {@code READY}, waits for a line, says what passed. */
final class LimiterProcess {

    private LimiterProcess() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int calls = Integer.parseInt(arguments[2]);
        RedisLimiterSettings settings = new RedisLimiterSettings(
                RedisLimiterSettings.Server.open("127.0.0.1", port),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                "test:");
        AtomicInteger fallbacks = new AtomicInteger();
        try (RedisRateLimiter limiter = new RedisRateLimiter(settings, fallbacks::incrementAndGet)) {
            take(limiter, "warm-up-" + ProcessHandle.current().pid());
            System.out.println("READY");
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            int allowed = 0;
            for (int call = 0; call < calls; call++) {
                allowed += take(limiter, arguments[1]) ? 1 : 0;
            }
            System.out.println("ALLOWED " + allowed + " FALLBACKS " + fallbacks.get());
        }
    }

    private static boolean take(RateLimiter limiter, String key) throws Exception {
        return limiter.tryTake(key, Limit.perMinute(10))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .allowed();
    }
}
