package org.ferrepos.stock.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.StockChange;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.StockOperations;
import org.jdbi.v3.core.Handle;

/** Locks and changes balances in the transaction of a handle. */
public final class StockLedger {
    private static final StockOperations OPERATIONS = new StockOperations();

    private StockLedger() {}

    /** Locks the balances, making those that do not exist, so that the answer has every key. */
    public static Map<StockKey, Balance> lock(Handle handle, Collection<StockKey> keys) {
        Pipeline pipeline = new Pipeline(handle.getConnection());
        OPERATIONS.createMissing(pipeline, keys);
        Pipeline.Result<Map<StockKey, Balance>> balances = OPERATIONS.lockBalances(pipeline, keys);
        execute(pipeline);
        return balances.get();
    }

    /** As {@link #lock}, for who promises goods: reservations whose time is over hold nothing any more. */
    public static Map<StockKey, Balance> lockAt(Handle handle, Collection<StockKey> keys, Instant now) {
        Pipeline pipeline = new Pipeline(handle.getConnection());
        OPERATIONS.createMissing(pipeline, keys);
        Pipeline.Result<Map<StockKey, Balance>> balances = OPERATIONS.lockBalances(pipeline, keys);
        Pipeline.Result<Map<StockKey, Quantity>> lapsed = OPERATIONS.lapsed(pipeline, now);
        execute(pipeline);
        return Balance.without(lapsed.get(), balances.get());
    }

    /** Writes changes of balances locked before. */
    public static void write(Handle handle, List<StockChange> changes, Instant now) {
        Pipeline pipeline = new Pipeline(handle.getConnection());
        OPERATIONS.apply(pipeline, changes, now);
        execute(pipeline);
    }

    /** Sets aside (positive) or gives back (negative) goods of balances locked before. */
    public static void changeReserved(Handle handle, Map<StockKey, Quantity> quantities) {
        Pipeline pipeline = new Pipeline(handle.getConnection());
        OPERATIONS.changeReserved(pipeline, quantities);
        execute(pipeline);
    }

    private static void execute(Pipeline pipeline) {
        try {
            pipeline.execute();
        } catch (SQLException e) {
            // Unchecked, so that the database's own retry of deadlocks sees it.
            throw new IllegalStateException("stock statements failed", e);
        }
    }
}
