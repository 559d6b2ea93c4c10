package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.ferrepos.testkit.program.Api;

/** Uses a rate limit up. */
final class Allowance {
    private Allowance() {}

    /** So many requests pass, whatever else they answer, and the next one is refused with how long to wait. */
    static void isExactly(int limit, IntFunction<Api.Answer> request) {
        for (int i = 1; i <= limit; i++) {
            assertThat(request.apply(i).status())
                    .as("request " + i + " of " + limit)
                    .isNotEqualTo(429);
        }
        isUsedUp(request.apply(limit + 1));
    }

    static void isUsedUp(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(answer.headers().get("retry-after"))).isBetween(1, 60);
    }
}
