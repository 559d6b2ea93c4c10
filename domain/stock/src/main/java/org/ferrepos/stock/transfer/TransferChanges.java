package org.ferrepos.stock.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.MovementKind;
import org.ferrepos.stock.StockChange;
import org.ferrepos.stock.StockKey;
import org.jspecify.annotations.Nullable;

/** Collects the ledger lines of one step of a transfer. */
final class TransferChanges {
    private final UUID transferId;
    private final UUID userId;
    private final List<StockChange> changes = new ArrayList<>();

    TransferChanges(UUID transferId, UUID userId) {
        this.transferId = transferId;
        this.userId = userId;
    }

    /** Adds a line for each product whose quantity is not zero; lines are numbered in the order of the products. */
    void add(MovementKind kind, int branchId, SortedMap<Long, Quantity> quantities, @Nullable String reason) {
        int line = 0;
        for (var entry : quantities.entrySet()) {
            line++;
            if (entry.getValue().thousandths() != 0) {
                StockKey key = new StockKey(entry.getKey(), branchId);
                changes.add(new StockChange(key, entry.getValue(), kind, transferId, line, userId, reason));
            }
        }
    }

    List<StockChange> list() {
        return changes;
    }
}
