package org.ferrepos.platform.notify;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.jobs.Job;
import org.ferrepos.platform.jobs.JobEnded;
import org.ferrepos.platform.jobs.JobState;
import org.ferrepos.platform.jobs.Jobs;
import org.ferrepos.platform.notify.Message.Recipient;
import org.ferrepos.platform.outbox.DeadLetterAdded;
import org.ferrepos.platform.outbox.DeadLetters;
import org.ferrepos.platform.outbox.Event;
import org.ferrepos.platform.outbox.EventKind;
import org.ferrepos.platform.outbox.PostponedException;
import org.ferrepos.platform.outbox.UndeliverableException;

/** Writes what people are told of events, and hands it to one way of telling them. */
@Singleton
public final class NoticeDesk {
    static final List<EventKind<?>> KINDS = List.of(JobEnded.KIND, DeadLetterAdded.KIND);

    private final Database database;
    private final Jobs jobs;
    private final NotifySettings settings;
    private final Provider<Notifier> notifier;

    @Inject
    public NoticeDesk(Database database, Jobs jobs, NotifySettings settings, Provider<Notifier> notifier) {
        this.database = database;
        this.jobs = jobs;
        this.settings = settings;
        this.notifier = notifier;
    }

    NotifySettings settings() {
        return settings;
    }

    /** What an event is worth telling; nothing where what it tells of is gone since. */
    Optional<Notice> notice(Event event) {
        if (event.is(JobEnded.KIND)) {
            UUID id = UUID.fromString(event.key());
            return jobs.find(id).map(job -> ofJob(job, jobs.recipients(id)));
        }
        return database.read(handle -> DeadLetters.find(handle, Long.parseLong(event.key())))
                .map(this::ofLetter);
    }

    /** Hands a message over, or says how the outbox is to go on. */
    void deliver(Message message, Recipient recipient) throws PostponedException {
        switch (notifier.get().deliver(message, recipient)) {
            case DeliveryResult.Delivered _, DeliveryResult.NotConfigured _ -> {}
            case DeliveryResult.Refused(String reason) -> throw new UndeliverableException(reason);
            case DeliveryResult.Later later -> throw new PostponedException(later.reason(), later.after());
        }
    }

    private Notice ofJob(Job job, List<String> recipients) {
        Messages language = job.language();
        String name = language.format("job.kind." + job.kind(), List.of());
        String key = "notice.job." + job.state().id();
        StringBuilder text = new StringBuilder(language.format(key + ".text", List.of(name)));
        job.findProblem()
                .ifPresent(problem -> text.append("\n\n")
                        .append(language.format(problem.code().name(), problem.arguments())));
        job.findResult()
                .ifPresent(result -> text.append("\n\n")
                        .append(language.format("notice.result", List.of(result.name(), result.bytes()))));
        append(text, language, "/trabajos?job=" + job.id());
        Message message = new Message(language.format(key + ".subject", List.of(name)), text.toString());
        return new Notice(message, job.state() == JobState.FAILED, recipients);
    }

    private Notice ofLetter(DeadLetters.DeadLetter letter) {
        Messages language = Messages.forLocale(Messages.SPANISH);
        StringBuilder text = new StringBuilder(language.format(
                "notice.dead_letter.text",
                List.of(letter.kind(), letter.key(), letter.consumer(), Message.cut(letter.error(), 500))));
        append(text, language, "/trabajos?tab=fallidas");
        String subject = language.format("notice.dead_letter.subject", List.of(letter.consumer()));
        return new Notice(new Message(subject, text.toString()), true, List.of());
    }

    private void append(StringBuilder text, Messages language, String page) {
        settings.publicUrl()
                .ifPresent(
                        url -> text.append("\n\n").append(language.format("notice.link", List.of(url.resolve(page)))));
    }
}
