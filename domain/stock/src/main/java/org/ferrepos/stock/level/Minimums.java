package org.ferrepos.stock.level;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.directory.StockAccess;
import org.ferrepos.stock.directory.StockDirectory;
import org.ferrepos.stock.ledger.StockLedger;
import org.jdbi.v3.core.Handle;

/** Sets the levels from which on stock is called critical. */
@Singleton
public final class Minimums {
    private static final String FIND = """
            select product_id, branch_id, on_hand, reserved, minimum from %s
            where product_id = :product and branch_id = :branch""".formatted(BalanceRow.AT_NOW);

    private static final String SET =
            "update stock.balance set minimum = :minimum where product_id = :product and branch_id = :branch";

    private final Database database;
    private final StockDirectory directory;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Minimums(Database database, StockDirectory directory, Audit audit, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    public StockItem set(Caller caller, MinimumRequest request) {
        if (request.minimum().compareTo(Quantity.ZERO) < 0) {
            throw Problem.invalid("minimum", "stock.quantity_not_negative").toException();
        }
        Branch branch = directory.branch("branch", request.branch());
        StockAccess.requireAt(caller, branch);
        ProductKey product = directory.product(request.sku());
        StockKey key = new StockKey(product.id(), branch.id());
        BalanceRow row = database.inTransaction(handle -> {
            StockLedger.lock(handle, List.of(key));
            Quantity before = find(handle, key).minimum();
            handle.createUpdate(SET)
                    .bind("minimum", request.minimum().toDecimal())
                    .bind("product", key.productId())
                    .bind("branch", key.branchId())
                    .execute();
            audit.record(
                    handle,
                    new AuditEntry(
                            caller,
                            "update",
                            "stock_minimum",
                            product.sku() + "@" + branch.code(),
                            Map.of("minimum", before),
                            Map.of("minimum", request.minimum())));
            return find(handle, key);
        });
        return row.item(Map.of(product.id(), product), branch.code());
    }

    private BalanceRow find(Handle handle, StockKey key) {
        return handle.createQuery(FIND)
                .bind("now", clock.instant())
                .bind("product", key.productId())
                .bind("branch", key.branchId())
                .map((rows, context) -> BalanceRow.read(rows))
                .one();
    }
}
