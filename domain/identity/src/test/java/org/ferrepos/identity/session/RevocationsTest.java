package org.ferrepos.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.platform.ids.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private final IdentityFixture fixture = new IdentityFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void neverClaimsToListenWithoutAConnection() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        ConnectionSource broken = () -> {
            attempts.incrementAndGet();
            throw new SQLException("no route", "08001");
        };
        try (Revocations revocations = new Revocations(broken, fixture.roles, fixture.tokenSettings, fixture.clock)) {
            for (int asked = 0; asked < 100; asked++) {
                assertThat(revocations.isListening()).isFalse();
                Thread.sleep(10);
            }
            // 100 ms, doubled each time: a few attempts in a second, not hundreds.
            assertThat(attempts.get()).isBetween(2, 6);
        }
    }

    @Test
    void aRollbackRevokesNothing() {
        UUID subject = Ids.next();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> fixture.database.inTransaction(handle -> {
                    fixture.revocations.revoke(handle, List.of(subject));
                    throw new IllegalStateException("rolled back");
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(fixture.revocations.isDead(subject)).isFalse();
        fixture.database.inTransaction(handle -> {
            fixture.revocations.revoke(handle, List.of(subject));
            assertThat(fixture.revocations.isDead(subject)).isFalse();
            return null;
        });
        assertThat(fixture.revocations.isDead(subject)).isTrue();
    }
}
