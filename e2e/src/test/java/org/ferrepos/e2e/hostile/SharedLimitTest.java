package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two programs that count in one Redis, which is down at first, comes up, and is killed. No sale may notice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SharedLimitTest {
    private static final Path DATA = Programs.data("shared-limit");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEGRADED = "ferre_pos_rate_limit_degraded";
    private static final String FALLBACKS = "ferre_pos_rate_limit_fallbacks_total";

    private final int redisPort = RedisServer.freePort();
    private RunningProgram first;
    private @Nullable RunningProgram second;
    private @Nullable RedisServer redis;
    private String cashier = "";
    private String seller = "";

    @BeforeAll
    void start() {
        first = RunningProgram.start(limited(RunningProgram.Options.shop(DATA)));
        cashier = Programs.token(from(first, "203.0.113.1"), "cajero");
        seller = Programs.token(from(first, "203.0.113.1"), "vendedor");
    }

    @AfterAll
    void stop() {
        if (redis != null) {
            redis.close();
        }
        if (second != null) {
            second.close();
        }
        first.close();
    }

    private RunningProgram.Options limited(RunningProgram.Options options) {
        return Programs.sharing(options)
                .withEnvironment("BOOL_RATE_LIMITING_ENABLED", "true")
                .withEnvironment("REDIS_URL", "redis://127.0.0.1:" + redisPort + "/0");
    }

    private static Api from(RunningProgram program, String address) {
        return Api.at(program.baseUrl()).with("X-Forwarded-For", address);
    }

    @Test
    @Order(1)
    void startsAndSellsWhileRedisIsDown() {
        assertThat(sell(first, seller).status()).isEqualTo(201);
        assertThat(metric(first, DEGRADED)).isEqualTo(1);
        Allowance.isExactly(10, i -> from(first, "203.0.113.9").post("/api/pos/auth/login", "{}"));
    }

    @Test
    @Order(2)
    void countsInRedisOnceItIsThere() throws InterruptedException {
        redis = RedisServer.start(redisPort, Programs.home(DATA));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (metric(first, DEGRADED) != 0 && System.nanoTime() < deadline) {
            assertThat(sell(first, seller).status()).isIn(201, 429);
            Thread.sleep(500);
        }
        assertThat(metric(first, DEGRADED)).isZero();
    }

    @Test
    @Order(3)
    void bothProgramsShareOneLimit() {
        second = RunningProgram.start(limited(RunningProgram.Options.demo(DATA.resolveSibling("second/data")))
                .withArguments("--database-url", Programs.databaseUrl(DATA), "--target", "api_pos")
                .withEnvironment("TRUSTED_PROXIES", "10.9.9.9"));
        assertThat(second.output()).as("a library's warnings of Java").doesNotContain("WARNING");
        RunningProgram other = second;
        Allowance.isExactly(
                50,
                i -> Api.at((i % 2 == 0 ? first : other).baseUrl())
                        .withToken(cashier)
                        .post("/api/pos/ventas", "{}"));
        Allowance.isUsedUp(Api.at(first.baseUrl()).withToken(cashier).post("/api/pos/ventas", "{}"));
        Allowance.isUsedUp(Api.at(other.baseUrl()).withToken(cashier).post("/ventas", "{}"));
    }

    @Test
    @Order(4)
    void anUntrustedPeerCannotChooseItsAddress() {
        RunningProgram other = Objects.requireNonNull(second);
        Allowance.isExactly(10, i -> from(other, "203.0.113." + (20 + i)).post("/api/pos/auth/login", "{}"));
    }

    @Test
    @Order(5)
    void salesGoOnWhenRedisIsKilled() throws InterruptedException {
        double fallbacks = metric(first, FALLBACKS);
        Objects.requireNonNull(redis).close();
        String supervisor = Programs.token(from(first, "203.0.113.50"), "supervisor");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int sales = 0;
        while ((sales < 3 || metric(first, DEGRADED) != 1) && System.nanoTime() < deadline) {
            Api.Answer sale = sell(first, supervisor);
            assertThat(sale.status()).as(sale.body()).isEqualTo(201);
            sales++;
            Thread.sleep(300);
        }
        assertThat(metric(first, DEGRADED)).isEqualTo(1);
        assertThat(metric(first, FALLBACKS)).isGreaterThan(fallbacks);
    }

    private static Api.Answer sell(RunningProgram program, String token) {
        Api api = Api.at(program.baseUrl()).withToken(token);
        Form sale = new Forms("TAL-750").sale();
        return api.post(
                sale.path(),
                sale.valid().replace(Form.ABSENT_ID, UUID.randomUUID().toString()));
    }

    private static double metric(RunningProgram program, String name) {
        String text = Api.at(program.baseUrl()).get("/metrics").body();
        Matcher line =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$").matcher(text);
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
