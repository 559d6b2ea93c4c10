package org.ferrepos.platform.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.notify.Message.ChannelKind;
import org.ferrepos.platform.notify.NotifySettings.Alerts;
import org.ferrepos.testkit.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people are told of jobs and dead letters: through the outbox, to a real mail server and a real web server. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class NoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Alerts ALERTS = new Alerts(List.of("guardia@example.com"), Set.of(ChannelKind.SLACK));

    private final NoticeWorld world = new NoticeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoAskedIsToldOfTheEndWithALinkAndNobodyElseIs() throws Exception {
        world.serve(ALERTS);
        UUID job = world.run(List.of("ana@example.com", "luis@example.com"), run -> {});

        Waiting.until(PATIENCE, () -> world.mailbox().length == 2);
        MimeMessage mail = world.mailbox()[0];
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ana@example.com", "luis@example.com");
        assertThat(mail.getSubject()).isEqualTo("Terminó: Limpieza de trabajos antiguos");
        assertThat(textOf(mail)).contains("https://pos.ejemplo.cl/trabajos?job=" + job);
        world.awaitHandedOver();
        assertThat(world.chat()).isEmpty();
    }

    @Test
    void aFailedJobIsToldToWhomTheConfigurationNames() throws Exception {
        world.serve(ALERTS);
        world.run(List.of(), run -> {
            throw Problem.of(CommonProblem.ALREADY_EXISTS, "el libro de noviembre")
                    .toException();
        });

        Waiting.until(
                PATIENCE, () -> world.mailbox().length == 1 && world.chat().size() == 1);
        MimeMessage mail = world.mailbox()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("guardia@example.com");
        assertThat(mail.getSubject()).startsWith("Falló: ");
        assertThat(textOf(mail)).contains("Ya existe el libro de noviembre.");
        assertThat(world.chat().getFirst()).contains("Falló: ").contains("el libro de noviembre");
    }

    @Test
    void aMailServerThatIsAwayForAWhileIsTriedAgainAndHoldsUpNoChat() throws Exception {
        world.stopMail();
        world.serve(ALERTS);
        world.run(List.of("ana@example.com"), NoticesTest::fail);

        Waiting.until(PATIENCE, () -> world.attempts("platform.mail") >= 2);
        Waiting.until(PATIENCE, () -> world.chat().size() == 1);
        assertThat(world.deadLetters()).isZero();
        world.startMail();

        // One message to each of the two addresses.
        Waiting.until(PATIENCE, () -> world.mailbox().length == 2);
        world.awaitHandedOver();
        assertThat(world.mailbox()).hasSize(2);
        assertThat(world.deadLetters()).isZero();
    }

    @Test
    void oneThatStaysAwayMakesADeadLetterOfWhichTheChatIsTold() throws Exception {
        world.stopMail();
        world.serve(ALERTS);
        world.run(List.of("ana@example.com"), run -> {});

        // The mail about the end, and the mail about that one.
        Waiting.until(PATIENCE, () -> world.deadLetters() == 2);
        Waiting.until(PATIENCE, () -> world.chat().size() == 1);
        assertThat(world.chat().getFirst()).contains("platform.mail").contains("job.ended");
        world.awaitHandedOver();
        assertThat(world.deadLetters())
                .as("what cannot be told of itself ends there")
                .isEqualTo(2);

        world.startMail();
        world.retryAll();
        Waiting.until(PATIENCE, () -> world.deadLetters() == 0);
        Waiting.until(PATIENCE, () -> world.mailbox().length >= 1);
    }

    @Test
    void aWebhookThatIsOverloadedIsTriedAgainAndOneThatIsGoneIsNot() {
        world.serve(new Alerts(List.of(), Set.of(ChannelKind.SLACK)));
        world.chatAnswers(503, 503, 200);
        world.run(List.of(), NoticesTest::fail);
        Waiting.until(PATIENCE, () -> world.chat().size() == 3);
        world.awaitHandedOver();
        assertThat(world.deadLetters()).isZero();

        world.chatAnswers(404);
        world.run(List.of(), NoticesTest::fail);
        // What was to be told, and the note that it could not be.
        Waiting.until(PATIENCE, () -> world.deadLetters() == 2);
        world.awaitHandedOver();
        assertThat(world.deadLetters()).isEqualTo(2);
        assertThat(world.chat()).as("asked once for each, and no more").hasSize(5);
    }

    @Test
    void withoutConfigurationNobodyIsServedAndNothingIsTold() {
        assertThat(world.wanted(Alerts.NONE, Optional.empty())).isEmpty();
        assertThat(world.wanted(Alerts.NONE, Optional.of(world.smtp()))).containsExactly("platform.mail");
        assertThat(world.wanted(ALERTS, Optional.of(world.smtp()))).containsExactly("platform.mail", "platform.slack");
    }

    private static void fail(org.ferrepos.platform.jobs.JobRun run) {
        throw Problem.of(CommonProblem.ALREADY_EXISTS, run.job().kind()).toException();
    }

    private static String textOf(MimeMessage mail) throws IOException, MessagingException {
        return String.valueOf(mail.getContent());
    }
}
