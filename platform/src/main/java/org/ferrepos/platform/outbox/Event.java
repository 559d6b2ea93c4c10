package org.ferrepos.platform.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it is handed over, with its position among all events of an epoch. */
public final class Event {
    private final UUID epoch;
    private final long position;
    private final Head head;
    private final String key;
    private final @Nullable Integer branchId;
    private final JsonNode body;
    private final EventCodec codec;

    Event(
            UUID epoch,
            long position,
            Head head,
            String key,
            @Nullable Integer branchId,
            JsonNode body,
            EventCodec codec) {
        this.epoch = epoch;
        this.position = position;
        this.head = head;
        this.key = key;
        this.branchId = branchId;
        this.body = body;
        this.codec = codec;
    }

    /** What events that were appended together share. */
    record Head(String kind, int version, Instant appendedAt) {}

    public long position() {
        return position;
    }

    /** The same for every delivery of this event and of no other: what an outside effect is known by. */
    public String id() {
        return position + "@" + epoch;
    }

    public String kind() {
        return head.kind();
    }

    public int version() {
        return head.version();
    }

    public Instant appendedAt() {
        return head.appendedAt();
    }

    public String key() {
        return key;
    }

    public @Nullable Integer branchId() {
        return branchId;
    }

    public boolean is(EventKind<?> kind) {
        return kind.name().equals(head.kind());
    }

    /** The body as the record of its kind; what another version wrote beside it is left out. */
    public <B extends Record> B body(EventKind<B> kind) {
        if (!is(kind)) {
            throw new IllegalArgumentException(head.kind() + " is not " + kind.name());
        }
        return codec.body(body, kind.bodyType());
    }

    UUID epoch() {
        return epoch;
    }

    String bodyText() {
        return body.toString();
    }

    @Override
    public String toString() {
        return head.kind() + " " + key + " " + id();
    }
}
