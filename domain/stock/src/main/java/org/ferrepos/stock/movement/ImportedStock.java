package org.ferrepos.stock.movement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ferrepos.catalog.OpeningStock;
import org.ferrepos.catalog.OpeningStockLine;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.MovementKind;
import org.ferrepos.stock.StockChange;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.ledger.StockLedger;
import org.jdbi.v3.core.Handle;

/** Receives the stock that comes with imported products; a movement id that is known already changes nothing. */
@Singleton
public final class ImportedStock implements OpeningStock {
    private final Clock clock;

    @Inject
    public ImportedStock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void receive(Handle handle, Caller caller, List<OpeningStockLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        StockLedger.lock(handle, lines.stream().map(ImportedStock::key).toList());
        Set<UUID> fresh = new MovementStore(handle)
                .claimAll(
                        lines.stream().map(OpeningStockLine::movementId).collect(Collectors.toSet()),
                        MovementContent.IMPORT.hash(),
                        now);
        List<StockChange> changes = new ArrayList<>();
        Map<UUID, Integer> lineNumbers = new HashMap<>();
        for (OpeningStockLine line : lines) {
            if (fresh.contains(line.movementId())) {
                int number = lineNumbers.merge(line.movementId(), 1, Integer::sum);
                changes.add(new StockChange(
                        key(line),
                        line.quantity(),
                        MovementKind.GOODS_RECEIPT,
                        line.movementId(),
                        number,
                        caller.id(),
                        null));
            }
        }
        StockLedger.write(handle, changes, now);
    }

    private static StockKey key(OpeningStockLine line) {
        return new StockKey(line.productId(), line.branchId());
    }
}
