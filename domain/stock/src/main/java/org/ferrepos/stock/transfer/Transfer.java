package org.ferrepos.stock.transfer;

import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.StockKey;
import org.jspecify.annotations.Nullable;

/** A transfer with its lines by product id. */
record Transfer(Header header, SortedMap<Long, Line> lines) {

    Set<StockKey> keysAt(int branchId) {
        return lines.keySet().stream()
                .map(product -> new StockKey(product, branchId))
                .collect(Collectors.toSet());
    }

    SortedMap<Long, Quantity> received() {
        SortedMap<Long, Quantity> received = new TreeMap<>();
        lines.forEach((product, line) -> received.put(product, line.received == null ? Quantity.ZERO : line.received));
        return received;
    }

    SortedMap<Long, Quantity> sent() {
        SortedMap<Long, Quantity> sent = new TreeMap<>();
        lines.forEach((product, line) -> sent.put(product, line.quantity));
        return sent;
    }

    /** The facts of a transfer beside its lines. */
    record Header(
            UUID id,
            int fromBranchId,
            int toBranchId,
            TransferStatus status,
            @Nullable String reason,
            @Nullable String shortageReason,
            ContentHash contentHash,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant closedAt) {}

    /** How much of a product was sent, and how much of it arrived once that is known. */
    record Line(Quantity quantity, @Nullable Quantity received) {}
}
