package org.ferrepos.platform.outbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads events for somebody who keeps his own place outside the database, and notices when that place is not of this life. */
public final class OutboxReader {
    private final Outbox outbox;

    public OutboxReader(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What reading from a place brings. */
    public sealed interface Page {
        /** Events behind the place, and the place behind them; none when there is nothing new. */
        record Events(List<Event> events, FeedCursor next) implements Page {}

        /** The place is of another life of the database: what was read may never have happened here. */
        record Stale() implements Page {}

        /** What follows the place is not kept any more. */
        record Expired() implements Page {}
    }

    /** The place behind everything there is. */
    public FeedCursor end(Handle handle) {
        Entries.State state = Entries.state(handle);
        return new FeedCursor(state.epoch(), state.position(), mark(handle, state.position()));
    }

    /** The place before everything that is kept. */
    public FeedCursor start(Handle handle) {
        Entries.State state = Entries.state(handle);
        return new FeedCursor(state.epoch(), state.pruned(), 0);
    }

    public Page read(Handle handle, FeedCursor cursor, Set<EventKind<?>> kinds, int limit) {
        Entries.State state = Entries.state(handle);
        if (!cursor.epoch().equals(state.epoch()) || cursor.position() > state.position()) {
            return new Page.Stale();
        }
        if (cursor.position() < state.pruned()) {
            return new Page.Expired();
        }
        if (cursor.position() > state.pruned() && mark(handle, cursor.position()) != cursor.mark()) {
            return new Page.Stale();
        }
        Set<String> names = kinds.stream().map(EventKind::name).collect(Collectors.toUnmodifiableSet());
        Entries.Slice slice = Entries.read(handle, outbox.codec(), state, cursor.position(), names, limit);
        if (slice.position() == cursor.position()) {
            return new Page.Events(List.of(), cursor);
        }
        return new Page.Events(
                slice.events(), new FeedCursor(state.epoch(), slice.position(), mark(handle, slice.position())));
    }

    private static int mark(Handle handle, long position) {
        return handle.createQuery("""
                        select mark from platform.outbox_position
                        where last_position >= :position and last_position - size < :position
                        order by last_position limit 1""")
                .bind("position", position)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }
}
