package org.ferrepos.stock.movement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ferrepos.platform.idempotency.RequestContent.Recorded;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.jdbi.v3.core.Handle;

/** The ids under which movements were asked for, with the answers they got. */
final class MovementStore {
    private static final String FIND =
            "select content_hash, on_hand, occurred_at from stock.movement_request where request_id = :id";

    private static final String CLAIM = """
            insert into stock.movement_request (request_id, content_hash, on_hand, occurred_at)
            values (:id, :hash, :on_hand, :now)
            on conflict (request_id) do nothing""";

    private static final String CLAIM_ALL = """
            insert into stock.movement_request (request_id, content_hash, occurred_at)
            select id, :hash, :now from unnest(:ids) as id order by id
            on conflict (request_id) do nothing
            returning request_id""";

    private final Handle handle;

    MovementStore(Handle handle) {
        this.handle = handle;
    }

    Optional<Recorded<Answer>> find(UUID id) {
        return handle.createQuery(FIND)
                .bind("id", id)
                .map((rows, context) -> new Recorded<>(
                        ContentHash.stored(rows.getBytes("content_hash")),
                        new Answer(
                                // Absent where an import recorded many at once; no request has their content.
                                Optional.ofNullable(rows.getBigDecimal("on_hand"))
                                        .map(Quantity::of)
                                        .orElse(Quantity.ZERO),
                                rows.getObject("occurred_at", OffsetDateTime.class)
                                        .toInstant())))
                .findOne();
    }

    /** Takes the id with its answer; false when another transaction has taken it meanwhile. */
    boolean claim(UUID id, ContentHash contentHash, Answer answer) {
        int claimed = handle.createUpdate(CLAIM)
                .bind("id", id)
                .bind("hash", contentHash.bytes())
                .bind("on_hand", answer.onHand.toDecimal())
                .bind("now", answer.occurredAt)
                .execute();
        return claimed == 1;
    }

    /** Takes those of the ids that are free. */
    Set<UUID> claimAll(Collection<UUID> ids, ContentHash contentHash, Instant now) {
        return handle
                .createQuery(CLAIM_ALL)
                .bind("hash", contentHash.bytes())
                .bind("now", now)
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .mapTo(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** What was answered when the movement was recorded. */
    record Answer(Quantity onHand, Instant occurredAt) {}
}
