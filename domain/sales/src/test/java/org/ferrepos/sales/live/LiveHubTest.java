package org.ferrepos.sales.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ferrepos.identity.CallerLife;
import org.ferrepos.identity.TokenSettings;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.outbox.OutboxSettings;
import org.ferrepos.platform.outbox.OutboxWorker;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesEvents;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.registration.SaleSeller;
import org.ferrepos.sales.summary.DayTotals;
import org.ferrepos.sales.summary.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveHubTest {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final SalesFixture fixture = new SalesFixture();
    private final SaleSeller seller = new SaleSeller(fixture);
    private final RoleDirectory roles = new RoleDirectory(fixture.database());
    private final Revocations revocations = new Revocations(
            fixture.database(),
            roles,
            new TokenSettings("x".repeat(32), Duration.ofHours(1), Duration.ofDays(1), "test"),
            Clock.systemUTC());
    private final LiveHub hub = new LiveHub(
            fixture.database(), fixture.branches(), new CallerLife(revocations, roles), Clock.systemUTC(), LOOK);
    private final OutboxWorker worker = new OutboxWorker(
            fixture.database(),
            fixture.outbox(),
            new OutboxSettings(
                    Duration.ofMillis(500),
                    Duration.ofMillis(20),
                    1_000,
                    new OutboxSettings.Retries(8, 16, Duration.ofSeconds(1), Duration.ofMinutes(5)),
                    Duration.ofDays(3),
                    Duration.ofDays(14)),
            new SimpleMeterRegistry(),
            Clock.systemUTC());
    private final Caller admin = SalesFixture.admin();

    @BeforeEach
    void keepTotals() {
        worker.start(List.of(new DayTotals()));
    }

    @AfterEach
    void close() {
        hub.stop();
        worker.stop();
        revocations.close();
        seller.close();
        fixture.close();
    }

    @Test
    void whatHappensIsToldToEverybodyWhoListens() throws InterruptedException {
        Ear ear = listen();
        LiveEvent.Figures first = ear.figures();
        assertThat(first.count()).isZero();

        SaleView sale = seller.sell("T1", "A", 2, PaymentMethod.DEBIT);
        LiveEvent.Figures sold = ear.figures();
        assertThat(sold.count()).isEqualTo(1);
        assertThat(sold.total()).isEqualTo(sale.total());
        assertThat(sold.date()).isEqualTo(sale.businessDate());

        Ear late = listen();
        assertThat(late.figures().count()).as("who comes later is told at once").isEqualTo(1);

        var _ = fixture.tills().close(fixture.register("T2"), List.of(), admin).orThrow();
        assertThat(ear.till()).isEqualTo("T2 closed");
        assertThat(late.till()).isEqualTo("T2 closed");
        var _ = fixture.tills().open(fixture.register("T2"), 1, admin).orThrow();
        assertThat(ear.till()).isEqualTo("T2 open");

        voidSale(sale);
        assertThat(ear.figures().count()).as("a voided sale counts no more").isZero();
    }

    @Test
    void nobodyListensNobodyAsks() throws InterruptedException {
        assertThat(hub.isPolling()).isFalse();
        Ear one = listen();
        Ear two = listen();
        var _ = one.figures();
        assertThat(hub.isPolling()).isTrue();
        one.cancel();
        assertThat(hub.isPolling()).isTrue();
        two.cancel();
        assertThat(hub.isPolling()).isFalse();
        Ear again = listen();
        assertThat(again.figures().count()).isZero();
    }

    @Test
    void whoseTimeIsOverIsLetGo() throws InterruptedException {
        Ear expired = new Ear(hub, admin, Optional.of(Instant.now().plusMillis(200)));
        Ear loggedOut = new Ear(hub, SalesFixture.admin(), Optional.empty());
        Ear stays = listen();
        fixture.database().inTransaction(handle -> {
            revocations.revoke(handle, List.of(loggedOut.caller.sessionId()));
            return 1;
        });
        assertThat(expired.ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(loggedOut.ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stays.ended.getCount()).isEqualTo(1);
    }

    @Test
    void tooManyAreRefusedUntilOneLeaves() {
        List<Ear> ears = new ArrayList<>();
        for (int i = 0; i < LiveHub.MAX_LISTENERS; i++) {
            ears.add(new Ear(hub, SalesFixture.admin(), Optional.empty()));
        }
        assertThatThrownBy(this::listen).isInstanceOf(ProblemException.class).hasMessage("OVERLOADED");
        ears.getFirst().cancel();
        var _ = listen();
    }

    @Test
    void oneCallerLeavesRoomForTheOthers() {
        List<Ear> ears = new ArrayList<>();
        for (int i = 0; i < LiveHub.MAX_OF_ONE_CALLER; i++) {
            ears.add(listen());
        }
        assertThatThrownBy(this::listen).isInstanceOf(ProblemException.class).hasMessage("RATE_LIMITED");
        var _ = new Ear(hub, SalesFixture.admin(), Optional.empty());
        ears.getFirst().cancel();
        var _ = listen();
    }

    private Ear listen() {
        return new Ear(hub, admin, Optional.empty());
    }

    private void voidSale(SaleView sale) {
        fixture.database().inTransaction(handle -> {
            fixture.outbox()
                    .append(
                            handle,
                            List.of(SalesEvents.VOIDED.of(
                                    sale.id().toString(),
                                    fixture.register("T1").branch().id(),
                                    new SalesEvents.Voided(sale.businessDate(), sale.currency(), sale.total()))));
            return true;
        });
    }

    /** A listener that keeps what it is told. */
    private final class Ear {
        private final Caller caller;
        private final LinkedBlockingQueue<LiveEvent> heard = new LinkedBlockingQueue<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Cancellable subscription;

        Ear(LiveHub hub, Caller caller, Optional<Instant> expiresAt) {
            this.caller = caller;
            this.subscription = hub.listen(caller, Scope.of(caller, fixture.branches(), null, null), expiresAt)
                    .orThrow()
                    .onCompletion()
                    .invoke(ended::countDown)
                    .subscribe()
                    .with(heard::add);
        }

        void cancel() {
            subscription.cancel();
        }

        LiveEvent.Figures figures() throws InterruptedException {
            return next(LiveEvent.Figures.class);
        }

        String till() throws InterruptedException {
            LiveEvent.Till till = next(LiveEvent.Till.class);
            return till.register() + (till.open() ? " open" : " closed");
        }

        private <T> T next(Class<T> kind) throws InterruptedException {
            while (true) {
                LiveEvent event = heard.poll(30, TimeUnit.SECONDS);
                assertThat(event).as(kind.getSimpleName()).isNotNull();
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
            }
        }
    }
}
