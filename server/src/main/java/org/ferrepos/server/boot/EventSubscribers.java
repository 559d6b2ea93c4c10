package org.ferrepos.server.boot;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.platform.outbox.OutboxWorker;
import org.ferrepos.platform.outbox.Subscriber;

/** Finds who of the running targets wants to be told of events, and has the outbox tell them. */
@Singleton
final class EventSubscribers {
    private final Instance<Subscriber> subscribers;
    private final OutboxWorker worker;

    @Inject
    EventSubscribers(Instance<Subscriber> subscribers, OutboxWorker worker) {
        this.subscribers = subscribers;
        this.worker = worker;
    }

    void start() {
        List<Subscriber> wanted = new ArrayList<>();
        for (Class<? extends Subscriber> type : Launch.current().targets().parts(Subscriber.class)) {
            Subscriber subscriber = subscribers.select(type).get();
            if (subscriber.isWanted()) {
                wanted.add(subscriber);
            }
        }
        worker.start(wanted);
    }
}
