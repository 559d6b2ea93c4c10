package org.ferrepos.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ferrepos.platform.ids.Ids;
import org.jdbi.v3.core.Handle;

/** Gives a company without stock its first levels, in one statement; balances that exist already stay as they are. */
public final class StockSetup {
    private static final UUID SYSTEM = new UUID(0, 0);

    private static final String CREATE_LEVELS = """
            with level as (
                select product_id, branch_id, on_hand * 0.001 as on_hand, minimum * 0.001 as minimum, line
                from unnest(:products, :branches, :onHand, :minimum) with ordinality
                    as u (product_id, branch_id, on_hand, minimum, line)),
            created as (
                insert into stock.balance (product_id, branch_id, on_hand, minimum)
                select product_id, branch_id, on_hand, minimum from level order by product_id, branch_id
                on conflict (product_id, branch_id) do nothing
                returning product_id, branch_id)
            insert into stock.movement
                (occurred_at, product_id, branch_id, kind, quantity, source_id, source_line, user_id)
            select :now, l.product_id, l.branch_id, :kind, l.on_hand, :source, l.line, :user
            from created join level l using (product_id, branch_id)
            where l.on_hand > 0
            order by l.line""";

    private StockSetup() {}

    /** Writes the levels and returns how many ledger lines that took. */
    public static int setLevels(Handle handle, List<InitialLevel> levels, Instant now) {
        List<Long> products = new ArrayList<>();
        List<Integer> branches = new ArrayList<>();
        List<Long> onHand = new ArrayList<>();
        List<Long> minimum = new ArrayList<>();
        for (InitialLevel level : levels) {
            products.add(level.productId());
            branches.add(level.branchId());
            onHand.add(level.onHand().thousandths());
            minimum.add(level.minimum().thousandths());
        }
        int written = handle.createUpdate(CREATE_LEVELS)
                .bindArray("products", Long.class, products)
                .bindArray("branches", Integer.class, branches)
                .bindArray("onHand", Long.class, onHand)
                .bindArray("minimum", Long.class, minimum)
                .bind("kind", MovementKind.GOODS_RECEIPT.id())
                .bind("source", Ids.next())
                .bind("now", now)
                .bind("user", SYSTEM)
                .execute();
        // The planner must know the table before the first sale makes plans for it.
        handle.execute("analyze stock.balance");
        return written;
    }
}
