package org.ferrepos.stock;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.money.Quantity;

/**
 * Stock work inside a transaction that another area opened. Nothing here makes a round trip: each method adds statements
 * to the pipeline. Callers lock every balance first, decide in memory, then apply all changes at once.
 */
public final class StockOperations {
    // Rows are locked above the sort, hence in the one order that all callers share.
    static final String LOCK = """
            select b.product_id, b.branch_id, b.on_hand, b.reserved
            from stock.balance b
            join unnest(?::bigint[], ?::integer[]) as k (product_id, branch_id)
              on b.product_id = k.product_id and b.branch_id = k.branch_id
            order by b.product_id, b.branch_id
            for update of b""";

    // Few are over at any time, which a plan made once does not know: the lines are looked up, never read as a whole.
    private static final String LAPSED = """
            select r.branch_id, l.product_id, sum(l.quantity) as quantity
            from stock.reservation r cross join lateral (
                select product_id, quantity from stock.reservation_line
                where reservation_id = r.reservation_id offset 0) l
            where r.status = 'active' and r.expires_at <= ?
            group by r.branch_id, l.product_id""";

    private static final String CREATE_MISSING = """
            insert into stock.balance (product_id, branch_id)
            select k.product_id, k.branch_id
            from unnest(?::bigint[], ?::integer[]) as k (product_id, branch_id)
            on conflict (product_id, branch_id) do nothing""";

    private static final String CHANGE_ON_HAND = """
            with changed as (
                update stock.balance b set on_hand = b.on_hand + u.quantity * 0.001
                from unnest(?::bigint[], ?::integer[], ?::bigint[]) as u (product_id, branch_id, quantity)
                where b.product_id = u.product_id and b.branch_id = u.branch_id
                returning 1)
            select stock.require_rows(count(*), ?) from changed""";

    private static final String CHANGE_OR_CREATE = """
            insert into stock.balance as b (product_id, branch_id, on_hand)
            select u.product_id, u.branch_id, u.quantity * 0.001
            from unnest(?::bigint[], ?::integer[], ?::bigint[]) as u (product_id, branch_id, quantity)
            on conflict (product_id, branch_id) do update set on_hand = b.on_hand + excluded.on_hand""";

    private static final String CHANGE_RESERVED = """
            with changed as (
                update stock.balance b set reserved = b.reserved + u.quantity * 0.001
                from unnest(?::bigint[], ?::integer[], ?::bigint[]) as u (product_id, branch_id, quantity)
                where b.product_id = u.product_id and b.branch_id = u.branch_id
                returning 1)
            select stock.require_rows(count(*), ?) from changed""";

    private static final String WRITE_LEDGER = """
            insert into stock.movement
                (occurred_at, product_id, branch_id, kind, quantity, source_id, source_line, user_id, reason)
            select ?::timestamptz, u.product_id, u.branch_id, u.kind, u.quantity * 0.001, u.source_id, u.source_line, u.user_id, u.reason
            from unnest(?::bigint[], ?::integer[], ?::text[], ?::bigint[], ?::uuid[], ?::integer[], ?::uuid[], ?::text[])
                as u (product_id, branch_id, kind, quantity, source_id, source_line, user_id, reason)""";

    /**
     * What reservations hold whose time is over at {@code now}: the balance is relieved of them by a job that comes
     * later. To be added behind {@link #lockBalances} in the same pipeline: nobody closes a reservation of locked
     * balances, so that nothing is told twice.
     */
    public Pipeline.Result<Map<StockKey, Quantity>> lapsed(Pipeline pipeline, Instant now) {
        return pipeline.query(
                LAPSED, parameters -> parameters.time(now.atOffset(ZoneOffset.UTC)), StockOperations::readQuantities);
    }

    /** Locks the balances until the transaction ends; a key without a row is absent from the answer and means zero. */
    public Pipeline.Result<Map<StockKey, Balance>> lockBalances(Pipeline pipeline, Collection<StockKey> keys) {
        KeyArrays arrays = KeyArrays.of(keys);
        return pipeline.query(LOCK, arrays::bindKeys, StockOperations::readBalances);
    }

    /**
     * Makes the rows that do not exist yet, at zero. To be added before {@link #lockBalances} in the same pipeline by
     * callers that will write to a balance whatever it is: offline sales, receipts, counts.
     */
    public void createMissing(Pipeline pipeline, Collection<StockKey> keys) {
        pipeline.update(CREATE_MISSING, KeyArrays.of(keys)::bindKeys);
    }

    /**
     * Changes locked balances by the sum of their lines and writes the ledger. A key without a row ends the transaction
     * with an error rather than leave a ledger line that no balance shows.
     *
     * @param now when the lines are said to have happened
     */
    public void apply(Pipeline pipeline, List<StockChange> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        addChecked(pipeline, CHANGE_ON_HAND, KeyArrays.of(sums(changes)));
        writeLedger(pipeline, changes, now);
    }

    /** As {@link #apply}, but makes the rows that are missing. */
    public void applyCreating(Pipeline pipeline, List<StockChange> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        pipeline.update(CHANGE_OR_CREATE, KeyArrays.of(sums(changes))::bindAll);
        writeLedger(pipeline, changes, now);
    }

    /** Sets aside (positive) or gives back (negative) goods of locked balances; leaves no trace in the ledger. */
    public void changeReserved(Pipeline pipeline, Map<StockKey, Quantity> quantities) {
        if (!quantities.isEmpty()) {
            addChecked(pipeline, CHANGE_RESERVED, KeyArrays.of(quantities));
        }
    }

    /** What all lines of the same product and branch come to. */
    public static Map<StockKey, Quantity> sums(List<StockChange> changes) {
        Map<StockKey, Quantity> sums = HashMap.newHashMap(changes.size());
        for (StockChange change : changes) {
            sums.merge(change.key(), change.quantity(), Quantity::plus);
        }
        return sums;
    }

    private static void writeLedger(Pipeline pipeline, List<StockChange> changes, Instant now) {
        LedgerArrays arrays = new LedgerArrays(changes);
        pipeline.update(WRITE_LEDGER, parameters -> arrays.bind(parameters.time(now.atOffset(ZoneOffset.UTC))));
    }

    private static void addChecked(Pipeline pipeline, String sql, KeyArrays arrays) {
        pipeline.update(sql, parameters -> {
            arrays.bindAll(parameters);
            parameters.number(arrays.size());
        });
    }

    private static Map<StockKey, Quantity> readQuantities(ResultSet rows) throws SQLException {
        Map<StockKey, Quantity> quantities = new HashMap<>();
        while (rows.next()) {
            quantities.put(new StockKey(rows.getLong(2), rows.getInt(1)), Quantity.of(rows.getBigDecimal(3)));
        }
        return quantities;
    }

    private static Map<StockKey, Balance> readBalances(ResultSet rows) throws SQLException {
        Map<StockKey, Balance> balances = new HashMap<>();
        while (rows.next()) {
            BigDecimal onHand = rows.getBigDecimal(3);
            BigDecimal reserved = rows.getBigDecimal(4);
            balances.put(
                    new StockKey(rows.getLong(1), rows.getInt(2)),
                    new Balance(Quantity.of(onHand), Quantity.of(reserved)));
        }
        return balances;
    }
}
