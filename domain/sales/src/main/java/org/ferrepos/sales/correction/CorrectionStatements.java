package org.ferrepos.sales.correction;

import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.idempotency.RequestContent.Recorded;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of voids and returns. */
final class CorrectionStatements {
    private CorrectionStatements() {}

    /** What gave money back; a return may have the id of a sale. */
    enum Document {
        VOID("void"),
        RETURN("return");

        private final String id;

        Document(String id) {
            this.id = id;
        }
    }

    /** A line of a sale with what came back of it so far. */
    record SoldLine(
            int line,
            long productId,
            String sku,
            String unit,
            Quantity quantity,
            long total,
            Quantity returned,
            long returnedAmount) {}

    static Optional<Integer> registerOf(Handle handle, UUID saleId) {
        return handle.createQuery("select register_id from sales.sale where sale_id = :id")
                .bind("id", saleId)
                .mapTo(Integer.class)
                .findOne();
    }

    static void lockSale(Handle handle, UUID saleId) {
        handle.createQuery("select sale_id from sales.sale where sale_id = :id for update")
                .bind("id", saleId)
                .mapTo(UUID.class)
                .findOne();
    }

    static List<SoldLine> soldLines(Handle handle, UUID saleId) {
        return handle.createQuery("""
                        select l.line, l.product_id, l.sku, l.unit, l.quantity, l.total, coalesce(b.quantity, 0), coalesce(b.amount, 0)
                        from sales.sale_line l
                        left join (
                            select rl.line, sum(rl.quantity) as quantity, sum(rl.amount)::bigint as amount
                            from sales.sale_return r join sales.sale_return_line rl on rl.return_id = r.return_id
                            where r.sale_id = :id group by rl.line) b on b.line = l.line
                        where l.sale_id = :id order by l.line""")
                .bind("id", saleId)
                .map((row, context) -> new SoldLine(
                        row.getInt(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        Quantity.of(row.getBigDecimal(5)),
                        row.getLong(6),
                        Quantity.of(row.getBigDecimal(7)),
                        row.getLong(8)))
                .list();
    }

    static void insertVoid(Handle handle, Corrections.VoidOrder order, UUID session, OffsetDateTime now) {
        handle.createUpdate("""
                        insert into sales.sale_void (sale_id, session_id, reason, restocked, requested_by, authorized_by,
                            voided_at)
                        values (:id, :session, :reason, :restocked, :requested, :authorized, :at)""")
                .bind("id", order.saleId())
                .bind("session", session)
                .bind("reason", order.reason())
                .bind("restocked", order.restock())
                .bind("requested", order.caller().id())
                .bind("authorized", order.authorizedBy())
                .bind("at", now)
                .execute();
    }

    static void insertRefunds(
            Handle handle, Document document, UUID documentId, UUID session, List<SaleView.Refund> refunds) {
        if (refunds.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into sales.refund (document, document_id, line, session_id, method, amount)
                values (:document, :id, :line, :session, :method, :amount)""");
        for (int i = 0; i < refunds.size(); i++) {
            batch.bind("document", document.id)
                    .bind("id", documentId)
                    .bind("line", i + 1)
                    .bind("session", session)
                    .bind("method", refunds.get(i).method().id())
                    .bind("amount", refunds.get(i).amount())
                    .add();
        }
        batch.execute();
    }

    /** What all returns of a sale gave back, by method. */
    static Map<PaymentMethod, Long> returnedMoney(Handle handle, UUID saleId) {
        Map<PaymentMethod, Long> money = new EnumMap<>(PaymentMethod.class);
        handle.createQuery("""
                        select f.method, sum(f.amount)::bigint from sales.refund f
                        join sales.sale_return r on r.return_id = f.document_id
                        where f.document = 'return' and r.sale_id = :id group by f.method""")
                .bind("id", saleId)
                .map((row, context) -> money.put(PaymentMethod.byId(row.getString(1)), row.getLong(2)))
                .list();
        return money;
    }

    /** The return of an id, with the hash of what it asked for. */
    static Optional<Recorded<UUID>> registeredReturn(Handle handle, UUID returnId) {
        return handle.createQuery("select content_hash from sales.sale_return where return_id = :id")
                .bind("id", returnId)
                .map((row, context) -> new Recorded<>(ContentHash.stored(row.getBytes(1)), returnId))
                .findOne();
    }

    /** Returns false when the id is taken. */
    static boolean insertReturn(
            Handle handle, Corrections.ReturnOrder order, UUID session, long total, long rounding, OffsetDateTime now) {
        int inserted = handle.createUpdate("""
                        insert into sales.sale_return (return_id, sale_id, session_id, reason, total, cash_rounding,
                            content_hash, user_id, authorized_by, returned_at)
                        values (:id, :sale, :session, :reason, :total, :rounding, :hash, :user, :authorized, :at)
                        on conflict (return_id) do nothing""")
                .bind("id", order.id())
                .bind("sale", order.saleId())
                .bind("session", session)
                .bind("reason", order.request().reason())
                .bind("total", total)
                .bind("rounding", rounding)
                .bind("hash", order.content().hash().bytes())
                .bind("user", order.caller().id())
                .bind("authorized", order.authorizedBy())
                .bind("at", now)
                .execute();
        return inserted == 1;
    }

    static void insertReturnLines(Handle handle, UUID returnId, List<Corrections.BackLine> lines) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into sales.sale_return_line (return_id, line, quantity, amount)
                values (:id, :line, :quantity, :amount)""");
        for (Corrections.BackLine line : lines) {
            batch.bind("id", returnId)
                    .bind("line", line.sold().line())
                    .bind("quantity", line.quantity().toDecimal())
                    .bind("amount", line.amount())
                    .add();
        }
        batch.execute();
    }

    static CorrectionResource.ReturnView returnView(Handle handle, UUID returnId, SaleView sale) {
        List<SaleView.ReturnedLine> lines = handle.createQuery(
                        "select line, quantity, amount from sales.sale_return_line where return_id = :id order by line")
                .bind("id", returnId)
                .map((row, context) ->
                        new SaleView.ReturnedLine(row.getInt(1), Quantity.of(row.getBigDecimal(2)), row.getLong(3)))
                .list();
        List<TillMoney> refund = handle.createQuery("""
                        select method, amount from sales.refund
                        where document = 'return' and document_id = :id order by line""")
                .bind("id", returnId)
                .map((row, context) -> new TillMoney(PaymentMethod.byId(row.getString(1)), row.getLong(2)))
                .list();
        return handle.createQuery("""
                        select reason, total, cash_rounding, returned_at from sales.sale_return
                        where return_id = :id""")
                .bind("id", returnId)
                .map((row, context) -> new CorrectionResource.ReturnView(
                        returnId,
                        sale.id(),
                        sale.number(),
                        lines,
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        refund,
                        sale.currency(),
                        row.getObject(4, OffsetDateTime.class)))
                .one();
    }
}
