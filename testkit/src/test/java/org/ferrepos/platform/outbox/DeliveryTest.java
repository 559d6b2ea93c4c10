package org.ferrepos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrepos.testkit.Waiting;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hand-over to subscribers when everything goes wrong that can. */
final class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OutboxFixture fixture = new OutboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aConnectionCutBetweenHandOverAndMarkTellsNothingTwice() {
        AtomicInteger calls = new AtomicInteger();
        fixture.work(new OutboxFixture.Recorder("cut", (handle, events) -> {
            if (calls.incrementAndGet() % 3 == 1) {
                sever(handle);
            }
        }));
        for (int i = 0; i < 10; i++) {
            fixture.append(i * 5, i * 5 + 5);
        }
        Waiting.until(PATIENCE, () -> fixture.told().size() >= 50);
        assertThat(fixture.told()).isEqualTo(OutboxFixture.once(50));
        assertThat(calls.get()).isGreaterThan(1);
    }

    /** Ends the server's side of the connection, as a kill of this process would. */
    private void sever(Handle handle) {
        int pid = handle.createQuery("select pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
        fixture.test.execute("select pg_terminate_backend(" + pid + ")");
    }

    @Test
    void aProcessKilledBehindAnOutsideEffectTellsAgainUnderTheSameIds() throws InterruptedException {
        fixture.append(0, 5);
        fixture.number();
        OutboxFixture.Outsider killed = new OutboxFixture.Outsider("mail", events -> {
            throw new AssertionError("killed here");
        });
        Delivery first = new Delivery(fixture.parts(), killed);
        first.register();
        assertThatThrownBy(first::deliver).hasMessage("killed here");

        OutboxFixture.Outsider heir = new OutboxFixture.Outsider("mail", events -> {});
        Delivery second = new Delivery(fixture.parts(), heir);
        assertThat(second.deliver()).as("while the lease lasts").isInstanceOf(Delivery.Step.Pause.class);
        Thread.sleep(heir.lease().toMillis() + 100);
        assertThat(second.deliver()).isInstanceOf(Delivery.Step.Again.class);
        assertThat(heir.ids()).hasSize(5).isEqualTo(killed.ids());
        assertThat(second.deliver()).isInstanceOf(Delivery.Step.Nothing.class);
    }

    @Test
    void anEventRefusedTooOftenIsSetAsideAndToldWhenAsked() {
        AtomicBoolean mended = new AtomicBoolean();
        fixture.work(new OutboxFixture.Recorder("picky", (handle, events) -> {
            if (!mended.get() && events.stream().anyMatch(event -> event.key().equals("K7"))) {
                throw new IllegalStateException("not seven");
            }
        }));
        fixture.append(0, 20);
        Waiting.until(PATIENCE, () -> fixture.told().size() == 19);
        assertThat(fixture.told()).doesNotContain(7L);
        DeadLetters.DeadLetter letter = fixture.deadLetters().getFirst();
        assertThat(fixture.deadLetters()).hasSize(1);
        assertThat(letter.key()).isEqualTo("K7");
        assertThat(letter.error()).contains("not seven");

        fixture.retry(letter.id());
        Waiting.until(PATIENCE, () -> fixture.deadLetters().getFirst().retryRequestedAt() == null);
        mended.set(true);
        fixture.retry(letter.id());
        Waiting.until(PATIENCE, () -> fixture.deadLetters().isEmpty());
        assertThat(fixture.told()).isEqualTo(OutboxFixture.once(20));
    }

    @Test
    void anOutsideSubscriberIsTriedAgainAfterTrouble() {
        AtomicInteger trouble = new AtomicInteger(2);
        OutboxFixture.Outsider outsider = new OutboxFixture.Outsider("hook", events -> {
            if (events.size() == 1 && trouble.getAndDecrement() > 0) {
                throw new IOException("no answer");
            }
        });
        fixture.work(outsider);
        fixture.append(0, 1);
        Waiting.until(PATIENCE, () -> trouble.get() < 0);
        fixture.append(1, 2);
        Waiting.until(PATIENCE, () -> outsider.ids().size() >= 4);
        assertThat(outsider.ids().subList(0, 3)).containsOnly(outsider.ids().getFirst());
        assertThat(fixture.deadLetters()).isEmpty();
    }

    @Test
    void whatWillNeverBeTakenIsSetAsideAtOnceAndThatIsTold() {
        AtomicInteger calls = new AtomicInteger();
        fixture.work(new OutboxFixture.Outsider("hook", events -> {
            calls.incrementAndGet();
            throw new UndeliverableException("gone for good");
        }));
        fixture.append(0, 1);
        Waiting.until(PATIENCE, () -> !fixture.deadLetters().isEmpty());
        assertThat(calls).hasValue(1);
        assertThat(fixture.deadLetters().getFirst().error()).contains("gone for good");
        assertThat(fixture.count("select count(*) from platform.outbox where kind = 'outbox.dead_letter'"))
                .isEqualTo(1);
    }

    @Test
    void thePauseIsNoShorterThanTheOtherSideAskedForWithinItsBound() {
        OutboxSettings.Retries retries = OutboxFixture.SETTINGS.retries();
        assertThat(retries.pause(1, new PostponedException("busy", Optional.of(Duration.ofMillis(60)))))
                .isEqualTo(Duration.ofMillis(60));
        assertThat(retries.pause(1, new PostponedException("busy", Optional.of(Duration.ofHours(1)))))
                .isEqualTo(retries.last());
        assertThat(retries.pause(2, new PostponedException("busy", Optional.empty())))
                .isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void twoProcessesTellEachEventOnceAndOneTakesOver() {
        OutboxWorker one = fixture.work(new OutboxFixture.Recorder("shared", (handle, events) -> {}));
        fixture.work(new OutboxFixture.Recorder("shared", (handle, events) -> {}));
        for (int i = 0; i < 30; i++) {
            fixture.append(i * 10, i * 10 + 10);
        }
        Waiting.until(PATIENCE, () -> fixture.told().size() >= 300);
        one.stop();
        fixture.append(300, 310);
        Waiting.until(PATIENCE, () -> fixture.told().size() >= 310);
        assertThat(fixture.told()).isEqualTo(OutboxFixture.once(310));
    }

    @Test
    void aNewNameBeginsWithWhatIsKeptOrWithNow() {
        fixture.append(0, 3);
        fixture.number();
        Delivery kept = new Delivery(fixture.parts(), new OutboxFixture.Recorder("kept", (handle, events) -> {}));
        kept.register();
        Delivery now = new Delivery(fixture.parts(), new FromNow());
        now.register();
        assertThat(now.deliver()).isInstanceOf(Delivery.Step.Nothing.class);
        assertThat(kept.deliver()).isInstanceOf(Delivery.Step.Again.class);
        assertThat(fixture.told()).isEqualTo(List.of(0L, 1L, 2L));
        fixture.append(3, 4);
        fixture.number();
        assertThat(now.deliver()).isInstanceOf(Delivery.Step.Again.class);
        assertThat(fixture.told()).isEqualTo(List.of(0L, 1L, 2L, 3L));
    }

    /** Wants nothing of the past. */
    private static final class FromNow implements TransactionalSubscriber {
        private final OutboxFixture.Recorder recorder = new OutboxFixture.Recorder("now", (handle, events) -> {});

        @Override
        public String name() {
            return "now";
        }

        @Override
        public Set<EventKind<?>> kinds() {
            return recorder.kinds();
        }

        @Override
        public Start start() {
            return Start.NOW;
        }

        @Override
        public void handle(Handle handle, List<Event> events) {
            recorder.handle(handle, events);
        }
    }

    @Test
    void manyEventsOfOneTransactionKeepTheirOrder() {
        fixture.work(new OutboxFixture.Recorder("many", (handle, events) -> {}));
        fixture.append(0, 2_500);
        assertThat(fixture.count("select count(*) from platform.outbox")).isEqualTo(3);
        Waiting.until(PATIENCE, () -> fixture.told().size() >= 2_500);
        assertThat(fixture.told()).isEqualTo(OutboxFixture.once(2_500));
    }
}
