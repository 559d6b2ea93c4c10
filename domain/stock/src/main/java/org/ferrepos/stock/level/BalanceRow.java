package org.ferrepos.stock.level;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.directory.ProductNames;

/** A row of the balance table as lists need it. */
public record BalanceRow(StockKey key, Balance balance, Quantity minimum) {
    /** The balance table at {@code :now}: reservations whose time is over hold nothing, although a job comes later. */
    static final String AT_NOW = """
            (select b.product_id, b.branch_id, b.on_hand, b.reserved - coalesce(lapsed.quantity, 0) as reserved, b.minimum
             from stock.balance b left join (
                 select l.product_id, r.branch_id, sum(l.quantity) as quantity
                 from stock.reservation r join stock.reservation_line l on l.reservation_id = r.reservation_id
                 where r.status = 'active' and r.expires_at <= :now
                 group by l.product_id, r.branch_id) lapsed using (product_id, branch_id)) balance
            """;

    static BalanceRow read(ResultSet rows) throws SQLException {
        return new BalanceRow(
                new StockKey(rows.getLong("product_id"), rows.getInt("branch_id")),
                new Balance(Quantity.of(rows.getBigDecimal("on_hand")), Quantity.of(rows.getBigDecimal("reserved"))),
                Quantity.of(rows.getBigDecimal("minimum")));
    }

    String cursor() {
        return Query.cursor(key.productId(), key.branchId());
    }

    /** The row in the clients' terms. */
    public StockItem item(Map<Long, ProductKey> products, String branchCode) {
        return new StockItem(
                ProductNames.sku(products, key.productId()),
                branchCode,
                balance.onHand(),
                balance.reserved(),
                balance.available(),
                minimum);
    }
}
