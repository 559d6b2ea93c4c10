package org.ferrepos.platform.notify;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrepos.platform.notify.Message.Recipient;

/** Mail to whoever asked to be told of a job, and of trouble to whom the configuration names. */
@Singleton
public final class MailNotices implements NoticeWay {
    private final NoticeDesk desk;

    @Inject
    public MailNotices(NoticeDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "platform.mail";
    }

    @Override
    public boolean isWanted() {
        return desk.settings().smtp().isPresent();
    }

    @Override
    public NoticeDesk desk() {
        return desk;
    }

    @Override
    public Optional<Recipient> recipient(Notice notice) {
        List<String> named = notice.isTrouble() ? desk.settings().alerts().mail() : List.of();
        List<String> addresses = Stream.concat(notice.recipients().stream(), named.stream())
                .distinct()
                .toList();
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new Recipient.Mail(addresses));
    }
}
