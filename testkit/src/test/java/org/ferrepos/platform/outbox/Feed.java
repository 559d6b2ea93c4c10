package org.ferrepos.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A way of reading the outbox that keeps its own place: the product's, and three that everybody thinks of first. */
interface Feed {
    EventKind<Value> CHANGED = new EventKind<>("test.changed", 1, Value.class);

    /** The body of the events: what the thing is now. */
    record Value(long value) {}

    /** A value that a thing took. */
    record Change(String key, long value) {}

    /** What is new since the last call, in the order in which a reader would take it. */
    List<Change> read(Handle handle);

    /** By positions of the sequencer. */
    final class ByPosition implements Feed {
        private final OutboxReader reader;
        private FeedCursor cursor;

        ByPosition(Outbox outbox, Handle handle) {
            this.reader = new OutboxReader(outbox);
            this.cursor = reader.start(handle);
        }

        @Override
        public List<Change> read(Handle handle) {
            OutboxReader.Page page = reader.read(handle, cursor, Set.of(CHANGED), 7);
            if (!(page instanceof OutboxReader.Page.Events(List<Event> events, FeedCursor next))) {
                throw new AssertionError(page.toString());
            }
            cursor = next;
            return events.stream().map(Feed::change).toList();
        }
    }

    /** By the number that was drawn before the commit. */
    final class ByDraw extends Raw {
        @Override
        String condition() {
            return "draw > " + draw;
        }

        @Override
        String order() {
            return "draw";
        }
    }

    /** By transaction id, below the oldest transaction that runs. */
    final class ByTransaction extends Raw {
        @Override
        String condition() {
            return "xid > '" + xid + "'::xid8 and xid < pg_snapshot_xmin(pg_current_snapshot())";
        }

        @Override
        String order() {
            return "xid, draw";
        }
    }

    /** By the number that was drawn before the commit, below the oldest transaction that runs. */
    final class ByDrawBelowOldest extends Raw {
        @Override
        String condition() {
            return "draw > " + draw + " and xid < pg_snapshot_xmin(pg_current_snapshot())";
        }

        @Override
        String order() {
            return "draw";
        }
    }

    /** Reads rows as they were appended and remembers how far it came. */
    abstract class Raw implements Feed {
        private final EventCodec codec = new EventCodec(new ObjectMapper());
        long draw;
        long xid;

        abstract String condition();

        abstract String order();

        @Override
        public List<Change> read(Handle handle) {
            List<Change> changes = new ArrayList<>();
            handle.createQuery("select xid::text as xid, draw, events from platform.outbox where " + condition()
                            + " order by " + order())
                    .map((row, context) -> {
                        draw = Math.max(draw, row.getLong("draw"));
                        xid = Math.max(xid, Long.parseLong(row.getString("xid")));
                        Event.Head head = new Event.Head(CHANGED.name(), 1, java.time.Instant.EPOCH);
                        return codec.decode(new UUID(0, 0), draw, head, row.getString("events"));
                    })
                    .forEach(events -> events.forEach(event -> changes.add(change(event))));
            return changes;
        }
    }

    private static Change change(Event event) {
        return new Change(event.key(), event.body(CHANGED).value());
    }
}
