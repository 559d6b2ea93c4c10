package org.ferrepos.platform.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.jobs.JobKind;
import org.ferrepos.platform.jobs.JobOwner;
import org.ferrepos.platform.jobs.JobResult;
import org.ferrepos.platform.jobs.JobRules;
import org.ferrepos.platform.jobs.JobRun;
import org.ferrepos.platform.jobs.JobSettings;
import org.ferrepos.platform.jobs.JobWorkers;
import org.ferrepos.platform.jobs.Jobs;
import org.ferrepos.platform.jobs.Schedules;
import org.ferrepos.platform.jobs.Submission;
import org.ferrepos.platform.net.OutboundClient;
import org.ferrepos.platform.net.OutboundSettings;
import org.ferrepos.platform.notify.NotifySettings.Alerts;
import org.ferrepos.platform.notify.NotifySettings.Encryption;
import org.ferrepos.platform.notify.NotifySettings.Smtp;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.outbox.OutboxSettings;
import org.ferrepos.platform.outbox.OutboxWorker;
import org.ferrepos.platform.outbox.Subscriber;
import org.ferrepos.testkit.TestDatabase;
import org.ferrepos.testkit.Waiting;

/** Jobs, an outbox, a mail server and a chat on the loopback address. */
final class NoticeWorld implements AutoCloseable {
    /** A kind that has a name in the messages of the platform. */
    private static final String KIND = "platform.job_cleanup";

    private static final JobSettings JOBS = new JobSettings(
            1, Duration.ofMillis(50), Duration.ofSeconds(30), 20, Duration.ofDays(30), Duration.ofHours(24));
    private static final OutboxSettings OUTBOX = new OutboxSettings(
            Duration.ofMillis(50),
            Duration.ofMillis(1),
            100,
            new OutboxSettings.Retries(3, 6, Duration.ofMillis(100), Duration.ofMillis(400)),
            Duration.ofDays(3),
            Duration.ofDays(14));

    private final Clock clock = Clock.systemUTC();
    private final TestDatabase test = TestDatabase.create();
    private final Outbox outbox = new Outbox(JsonSettings.newMapper(), clock);
    private final Jobs jobs = new Jobs(test.database(), clock, JOBS, outbox, new SimpleMeterRegistry());
    private final JobWorkers workers = new JobWorkers(
            test.database(), jobs, new Schedules(test.database(), jobs, clock, branch -> Optional.empty()));
    private final OutboxWorker worker =
            new OutboxWorker(test.database(), outbox, OUTBOX, new SimpleMeterRegistry(), clock);
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer chat;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final OutboundClient client;
    private GreenMail mail = mailAt(0);
    private final int mailPort;
    private volatile Work work = run -> {};

    NoticeWorld() {
        test.execute("delete from platform.job_schedule");
        mail.start();
        mailPort = mail.getSmtp().getPort();
        try {
            chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chat.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(nextAnswer(), -1);
            exchange.close();
        });
        chat.start();
        client = OutboundClient.open(
                vertx,
                new OutboundSettings(
                        Set.of("http"),
                        Set.of(chat.getAddress().getPort()),
                        List.of("127.0.0.0/8"),
                        65_536,
                        0,
                        1,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5)),
                new SimpleMeterRegistry());
        workers.start(List.of(new Kind()));
    }

    /** What a job does. */
    interface Work {
        void run(JobRun run);
    }

    /** Begins to tell people, as the program does at its start. */
    void serve(Alerts alerts) {
        List<Subscriber> wanted =
                ways(alerts, Optional.of(smtp())).filter(Subscriber::isWanted).toList();
        worker.start(wanted);
        // Each begins with what happens from now on.
        Waiting.until(
                Duration.ofSeconds(20), () -> count("select count(*) from platform.outbox_consumer") == wanted.size());
    }

    List<String> wanted(Alerts alerts, Optional<Smtp> smtp) {
        return ways(alerts, smtp)
                .filter(Subscriber::isWanted)
                .map(Subscriber::name)
                .toList();
    }

    private Stream<Subscriber> ways(Alerts alerts, Optional<Smtp> smtp) {
        NotifySettings settings = new NotifySettings(
                smtp,
                Optional.of("http://127.0.0.1:" + chat.getAddress().getPort() + "/slack"),
                Optional.empty(),
                Optional.empty(),
                alerts,
                Optional.of(URI.create("https://pos.ejemplo.cl")));
        Notifier notifier = new Notifier(settings, client, clock, new SimpleMeterRegistry());
        NoticeDesk desk = new NoticeDesk(test.database(), jobs, settings, () -> notifier);
        return Stream.of(
                new MailNotices(desk), new SlackNotices(desk), new TeamsNotices(desk), new TelegramNotices(desk));
    }

    /** Runs a job that a worker does to its end, and returns its id. */
    UUID run(List<String> recipients, Work what) {
        work = what;
        JobOwner owner =
                new JobOwner(JobOwner.Kind.USER, UUID.randomUUID(), "ana", Set.of(), Set.of(), Optional.empty());
        UUID id = Jobs.accepted(jobs.submit(
                Submission.of(KIND, JsonNodeFactory.instance.objectNode(), owner, Messages.forLocale(Messages.SPANISH))
                        .withRecipients(recipients)));
        Waiting.until(
                Duration.ofSeconds(20),
                () -> jobs.find(id).orElseThrow().times().endedAt() != null);
        return id;
    }

    Smtp smtp() {
        return new Smtp(
                "127.0.0.1",
                mailPort,
                Encryption.NONE,
                Optional.empty(),
                Optional.empty(),
                "tienda@example.com",
                Duration.ofSeconds(2));
    }

    MimeMessage[] mailbox() {
        return mail.getReceivedMessages();
    }

    void stopMail() {
        mail.stop();
    }

    void startMail() {
        mail = mailAt(mailPort);
        mail.start();
    }

    private static GreenMail mailAt(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    List<String> chat() {
        return told;
    }

    /** What the chat answers next; the last of them, or else 200, from then on. */
    void chatAnswers(Integer... statuses) {
        synchronized (answers) {
            answers.clear();
            answers.addAll(List.of(statuses));
        }
    }

    private int nextAnswer() {
        synchronized (answers) {
            Integer next = answers.size() > 1 ? answers.poll() : answers.peek();
            return next == null ? 200 : next;
        }
    }

    /** Waits until every consumer has been handed all there is, taken or set aside. */
    void awaitHandedOver() {
        Waiting.until(Duration.ofSeconds(30), () -> count("""
                        select count(*) from platform.outbox o
                        where not exists (select from platform.outbox_position p
                                          where p.xid = o.xid and p.draw = o.draw
                                            and p.last_position <= (select min(position) from platform.outbox_consumer))""") == 0);
    }

    int attempts(String consumer) {
        return (int) count("select attempts from platform.outbox_consumer where name = '" + consumer + "'");
    }

    long deadLetters() {
        return count("select count(*) from platform.outbox_dead_letter");
    }

    /** As an administrator does for each of them. */
    void retryAll() {
        test.execute("update platform.outbox_dead_letter set retry_requested_at = now()");
    }

    private long count(String sql) {
        return test.database()
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        worker.stop();
        workers.stop();
        client.close();
        vertx.close();
        chat.stop(0);
        mail.stop();
        test.close();
    }

    /** A kind whose work each test says anew. */
    private final class Kind implements JobKind {
        @Override
        public String name() {
            return KIND;
        }

        @Override
        public JobRules rules() {
            return JobRules.RESUMABLE;
        }

        @Override
        public Optional<JobResult> run(JobRun run) {
            work.run(run);
            return Optional.empty();
        }
    }
}
