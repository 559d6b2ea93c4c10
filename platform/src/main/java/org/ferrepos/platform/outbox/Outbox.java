package org.ferrepos.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.platform.db.Pipeline;
import org.jdbi.v3.core.Handle;

/**
 * Takes events in the transaction of the change they tell of. Append after the changed rows are locked: the order of two
 * changes of one key is the order of their locks.
 */
@Singleton
public final class Outbox {
    /** Events that one row holds at most; longer lists are cut into several rows. */
    static final int MAX_EVENTS_PER_ROW = 1_000;

    private static final String APPEND =
            "insert into platform.outbox (appended_at, size, version, kind, events) values (?, ?, ?, ?, ?::json)";

    private final EventCodec codec;
    private final Clock clock;
    private volatile Runnable listener = () -> {};

    @Inject
    public Outbox(ObjectMapper mapper, Clock clock) {
        this.codec = new EventCodec(mapper);
        this.clock = clock;
    }

    /** Appends in the transaction of a handle; who waits for events is woken when it commits. */
    public void append(Handle handle, List<NewEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Pipeline pipeline = new Pipeline(handle.getConnection());
        append(pipeline, events);
        pipeline.executeUnchecked();
        handle.afterCommit(this::committed);
    }

    /** Adds the appending to statements that somebody else sends and commits; call {@link #committed} behind that. */
    public void append(Pipeline pipeline, List<NewEvent> events) {
        for (int from = 0; from < events.size(); ) {
            int until = endOfRow(events, from);
            appendRow(pipeline, events.subList(from, until));
            from = until;
        }
    }

    /** Wakes who waits for events in this process. Never blocks. */
    public void committed() {
        listener.run();
    }

    void onCommit(Runnable wake) {
        listener = wake;
    }

    EventCodec codec() {
        return codec;
    }

    private void appendRow(Pipeline pipeline, List<NewEvent> events) {
        EventKind<?> kind = events.getFirst().kind();
        String text = codec.encode(events);
        pipeline.update(
                APPEND,
                parameters -> parameters
                        .time(clock.instant().atOffset(ZoneOffset.UTC))
                        .integer(events.size())
                        .integer(kind.version())
                        .text(kind.name())
                        .text(text));
    }

    /** A row holds events of one kind that follow each other. */
    private static int endOfRow(List<NewEvent> events, int from) {
        EventKind<?> kind = events.get(from).kind();
        int until = from + 1;
        while (until < events.size()
                && until - from < MAX_EVENTS_PER_ROW
                && events.get(until).kind().equals(kind)) {
            until++;
        }
        return until;
    }
}
