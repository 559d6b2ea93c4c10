package org.ferrepos.platform.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.platform.notify.Message.Recipient;
import org.ferrepos.platform.outbox.Event;
import org.ferrepos.platform.outbox.EventKind;
import org.ferrepos.platform.outbox.OutsideSubscriber;
import org.ferrepos.platform.outbox.PostponedException;

/**
 * One way of telling people of ended jobs and dead letters. Each has a place of its own among the events, so that a mail
 * server that is away holds up no chat; one event makes one message at most, so that nothing is told twice because
 * something else of it failed.
 */
interface NoticeWay extends OutsideSubscriber {
    NoticeDesk desk();

    /** Who is told of this by this way. */
    Optional<Recipient> recipient(Notice notice);

    @Override
    default Set<EventKind<?>> kinds() {
        return Set.copyOf(NoticeDesk.KINDS);
    }

    /** Nobody wants to be told of last week's jobs because mail was configured today. */
    @Override
    default Start start() {
        return Start.NOW;
    }

    @Override
    default int batchSize() {
        return 1;
    }

    /** Longer than a slow server may take for one message. */
    @Override
    default Duration lease() {
        return Duration.ofMinutes(10);
    }

    @Override
    default void handle(List<Event> events) throws PostponedException {
        for (Event event : events) {
            Optional<Notice> notice = desk().notice(event);
            Optional<Recipient> recipient = notice.flatMap(this::recipient);
            if (notice.isPresent() && recipient.isPresent()) {
                desk().deliver(notice.get().message(), recipient.get());
            }
        }
    }
}
