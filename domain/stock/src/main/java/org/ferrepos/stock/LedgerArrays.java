package org.ferrepos.stock;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.ferrepos.platform.db.Pipeline;
import org.jspecify.annotations.Nullable;

/** Ledger lines as the parallel arrays that {@code unnest} takes. */
final class LedgerArrays {
    private final long[] productIds;
    private final int[] branchIds;
    private final String[] kinds;
    private final long[] thousandths;
    private final UUID[] sourceIds;
    private final int[] sourceLines;
    private final UUID[] userIds;
    private final @Nullable String[] reasons;

    LedgerArrays(List<StockChange> changes) {
        int size = changes.size();
        productIds = new long[size];
        branchIds = new int[size];
        kinds = new String[size];
        thousandths = new long[size];
        sourceIds = new UUID[size];
        sourceLines = new int[size];
        userIds = new UUID[size];
        reasons = new String[size];
        for (int i = 0; i < size; i++) {
            set(i, changes.get(i));
        }
    }

    private void set(int index, StockChange change) {
        productIds[index] = change.key().productId();
        branchIds[index] = change.key().branchId();
        kinds[index] = change.kind().id();
        thousandths[index] = change.quantity().thousandths();
        sourceIds[index] = change.sourceId();
        sourceLines[index] = change.sourceLine();
        userIds[index] = change.userId();
        reasons[index] = change.reason();
    }

    void bind(Pipeline.Parameters parameters) throws SQLException {
        parameters
                .longs(productIds)
                .ints(branchIds)
                .array("text", kinds)
                .longs(thousandths)
                .uuids(sourceIds)
                .ints(sourceLines)
                .uuids(userIds)
                .array("text", reasons);
    }
}
