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
