package org.ferrepos.sales.history;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Adds voids and returns to sales that were read as registered. */
final class CorrectionRows {
    private CorrectionRows() {}

    static Map<UUID, SaleView> apply(Handle handle, Map<UUID, SaleView> sales) {
        UUID[] ids = sales.keySet().toArray(UUID[]::new);
        Map<UUID, SaleView.Voided> voids = voids(handle, ids);
        Map<UUID, List<SaleView.Returned>> returns = returns(handle, ids);
        Map<UUID, SaleView> corrected = new LinkedHashMap<>();
        sales.forEach((id, sale) -> corrected.put(id, with(sale, voids.get(id), returns.get(id))));
        return corrected;
    }

    private static SaleView with(
            SaleView sale, SaleView.@Nullable Voided voided, @Nullable List<SaleView.Returned> returns) {
        return new SaleView(
                sale.id(),
                sale.number(),
                sale.branch(),
                sale.register(),
                sale.businessDate(),
                sale.soldAt(),
                sale.cashier(),
                sale.customer(),
                sale.items(),
                sale.payments(),
                sale.subtotal(),
                sale.discountTotal(),
                sale.net(),
                sale.tax(),
                sale.exempt(),
                sale.taxes(),
                sale.total(),
                sale.cashRounding(),
                sale.paid(),
                sale.change(),
                sale.currency(),
                voided == null ? SaleView.PAID : SaleView.VOIDED,
                sale.backdated(),
                voided,
                returns);
    }

    private static Map<UUID, SaleView.Voided> voids(Handle handle, UUID[] ids) {
        Map<UUID, List<SaleView.Refund>> refunds = voidRefunds(handle, ids);
        Map<UUID, SaleView.Voided> voids = new HashMap<>();
        handle.createQuery("""
                        select sale_id, reason, restocked, requested_by, authorized_by, voided_at
                        from sales.sale_void where sale_id = any(:ids)""")
                .bind("ids", ids)
                .map((row, context) -> voids.put(
                        row.getObject(1, UUID.class),
                        new SaleView.Voided(
                                row.getString(2),
                                row.getBoolean(3),
                                row.getObject(4, UUID.class),
                                row.getObject(5, UUID.class),
                                row.getObject(6, OffsetDateTime.class),
                                refunds.getOrDefault(row.getObject(1, UUID.class), List.of()))))
                .list();
        return voids;
    }

    private static Map<UUID, List<SaleView.Refund>> voidRefunds(Handle handle, UUID[] ids) {
        Map<UUID, List<SaleView.Refund>> refunds = new HashMap<>();
        handle.createQuery("""
                        select document_id, method, amount from sales.refund
                        where document = 'void' and document_id = any(:ids) order by document_id, line""")
                .bind("ids", ids)
                .map((row, context) -> refunds.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new SaleView.Refund(PaymentMethod.byId(row.getString(2)), row.getLong(3))))
                .list();
        return refunds;
    }

    private static Map<UUID, List<SaleView.Returned>> returns(Handle handle, UUID[] ids) {
        Map<UUID, List<SaleView.ReturnedLine>> lines = returnedLines(handle, ids);
        Map<UUID, List<SaleView.Returned>> returns = new HashMap<>();
        handle.createQuery("""
                        select sale_id, return_id, reason, total, cash_rounding, returned_at
                        from sales.sale_return where sale_id = any(:ids) order by returned_at, return_id""")
                .bind("ids", ids)
                .map((row, context) -> returns.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new SaleView.Returned(
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                lines.getOrDefault(row.getObject(2, UUID.class), List.of()),
                                row.getObject(6, OffsetDateTime.class))))
                .list();
        return returns;
    }

    private static Map<UUID, List<SaleView.ReturnedLine>> returnedLines(Handle handle, UUID[] saleIds) {
        Map<UUID, List<SaleView.ReturnedLine>> lines = new HashMap<>();
        handle.createQuery("""
                        select l.return_id, l.line, l.quantity, l.amount
                        from sales.sale_return_line l join sales.sale_return r on r.return_id = l.return_id
                        where r.sale_id = any(:ids) order by l.return_id, l.line""")
                .bind("ids", saleIds)
                .map((row, context) -> lines.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new SaleView.ReturnedLine(
                                row.getInt(2), Quantity.of(row.getBigDecimal(3)), row.getLong(4))))
                .list();
        return lines;
    }
}
