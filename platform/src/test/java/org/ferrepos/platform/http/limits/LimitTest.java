package org.ferrepos.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "999999999,1", "1000000000,1", "1000000001,2", "59000000001,60", "60000000000,60"})
    void theWaitIsRoundedUpToWholeSeconds(long waitNanos, long seconds) {
        assertThat(new Decision(false, 0, Duration.ofNanos(waitNanos)).retryAfterSeconds())
                .isEqualTo(seconds);
    }

    @Test
    void senselessLimitsAreRefused() {
        assertThatThrownBy(() -> Limit.perMinute(0)).hasMessageContaining("between 1 and 1000000");
        assertThatThrownBy(() -> new Limit(1, Duration.ZERO)).hasMessageContaining("between 1 ms and 1 day");
        assertThatThrownBy(() -> new Limit(1, Duration.ofDays(2))).hasMessageContaining("between 1 ms and 1 day");
    }

    @Test
    void settingsHideThePassword() {
        RedisLimiterSettings settings = new RedisLimiterSettings(
                new RedisLimiterSettings.Server("redis", 6379, 0, null, "a-very-secret-word", false),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                "ferrepos:");
        assertThat(settings.toString()).contains("redis:6379/0").doesNotContain("a-very-secret-word");
    }

    @Test
    void waitsDoubleUntilTheLongestAndStartOverAfterALongSession() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
        long[] waits = new long[7];
        for (int probe = 0; probe < waits.length; probe++) {
            waits[probe] = backoff.afterFailedProbe().toSeconds();
        }
        assertThat(waits).containsExactly(1, 2, 4, 8, 16, 30, 30);
        assertThat(backoff.afterLoss(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.afterLoss(Duration.ofSeconds(30))).isZero();
        assertThat(backoff.afterFailedProbe()).isEqualTo(Duration.ofSeconds(1));
    }
}
