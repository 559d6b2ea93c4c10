package org.ferrepos.platform.outbox;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads numbered rows in the order of their positions. */
final class Entries {
    private static final String READ = """
            select p.last_position, o.kind, o.version, o.appended_at, o.events
            from platform.outbox_position p join platform.outbox o on o.xid = p.xid and o.draw = p.draw
            where p.last_position > :after and p.kind = any(:kinds)
            order by p.last_position limit :rows""";

    private static final int ROWS = 32;

    private Entries() {}

    /** Where the numbers stand. */
    record State(UUID epoch, long position, long pruned) {}

    static State state(Handle handle) {
        return handle.createQuery("select epoch, position, pruned from platform.outbox_sequencer")
                .map((row, context) ->
                        new State(row.getObject("epoch", UUID.class), row.getLong("position"), row.getLong("pruned")))
                .one();
    }

    /**
     * Some events behind a position.
     *
     * @param position up to which there is nothing more of the asked kinds than these events
     */
    record Slice(List<Event> events, long position) {}

    /** At most {@code limit} events of some kinds behind {@code after}. */
    static Slice read(Handle handle, EventCodec codec, State state, long after, Set<String> kinds, int limit) {
        List<Row> rows = handle.createQuery(READ)
                .bind("after", after)
                .bindArray("kinds", String.class, kinds.toArray())
                .bind("rows", ROWS)
                .map((row, context) -> new Row(
                        row.getLong("last_position"),
                        new Event.Head(
                                row.getString("kind"),
                                row.getInt("version"),
                                row.getObject("appended_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getString("events")))
                .list();
        List<Event> events = new ArrayList<>();
        for (Row row : rows) {
            // A later statement may see more than the state that was read before it.
            if (row.lastPosition > state.position()) {
                break;
            }
            for (Event event : codec.decode(state.epoch(), row.lastPosition, row.head, row.text)) {
                if (event.position() > after) {
                    if (events.size() == limit) {
                        return new Slice(events, events.getLast().position());
                    }
                    events.add(event);
                }
            }
        }
        boolean more = rows.size() == ROWS;
        return new Slice(events, more && !events.isEmpty() ? events.getLast().position() : state.position());
    }

    private record Row(long lastPosition, Event.Head head, String text) {}
}
