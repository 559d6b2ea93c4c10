package org.ferrepos.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.junit.jupiter.api.Test;

class PasswordPoolTest {

    @Test
    void refusesWhatDoesNotFitInTheQueue() {
        CountDownLatch release = new CountDownLatch(1);
        try (PasswordPool pool = new PasswordPool(3)) {
            List<CompletableFuture<Outcome<Boolean>>> accepted = new ArrayList<>();
            for (int task = 0; task < 2 + 3; task++) {
                accepted.add(pool.submit(() -> waited(release)));
            }
            assertThat(pool.run(() -> true)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                assertThat(refused.problem().code()).isEqualTo(CommonProblem.OVERLOADED);
                assertThat(refused.problem().retryAfterSeconds()).isPositive();
            });
            release.countDown();
            assertThat(accepted)
                    .allSatisfy(task -> assertThat(task.join().orThrow()).isTrue());
        }
    }

    private static boolean waited(CountDownLatch release) {
        try {
            release.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
