package org.ferrepos.sales.register;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.ids.ContentHash;
import org.jspecify.annotations.Nullable;

/** The SQL of the hot path; each statement handles a whole batch. */
final class SaleStatements {
    private SaleStatements() {}

    /** Which of these ids are sales already, with the hash of their content. */
    static Pipeline.Result<Map<UUID, ContentHash>> findExisting(Pipeline pipeline, Collection<UUID> ids) {
        return pipeline.query(
                "select sale_id, content_hash from sales.sale where sale_id = any(?)",
                parameters -> parameters.uuids(ids.toArray(UUID[]::new)),
                rows -> {
                    Map<UUID, ContentHash> existing = new HashMap<>();
                    while (rows.next()) {
                        existing.put(rows.getObject(1, UUID.class), ContentHash.stored(rows.getBytes(2)));
                    }
                    return existing;
                });
    }

    /** Locks the tills in the order of their ids. */
    static Pipeline.Result<Map<Integer, BatchState.Till>> lockTills(Pipeline pipeline, int[] registerIds) {
        return pipeline.query("""
                select register_id, last_number, session_id from sales.till
                where register_id = any(?) order by register_id for update""", parameters -> parameters.ints(registerIds), rows -> {
            Map<Integer, BatchState.Till> tills = new HashMap<>();
            while (rows.next()) {
                tills.put(
                        rows.getInt(1),
                        new BatchState.Till(rows.getInt(1), rows.getLong(2), rows.getObject(3, UUID.class)));
            }
            return tills;
        });
    }

    static void saveNumbers(Pipeline pipeline, List<BatchState.Till> tills) {
        pipeline.update(
                """
                update sales.till t set last_number = u.number
                from unnest(?, ?) as u(register_id, number) where t.register_id = u.register_id""",
                parameters -> parameters
                        .ints(tills.stream()
                                .mapToInt(BatchState.Till::registerId)
                                .toArray())
                        .longs(tills.stream()
                                .mapToLong(BatchState.Till::lastNumber)
                                .toArray()));
    }

    static void insertSales(Pipeline pipeline, List<AcceptedSale> sales) {
        pipeline.update("""
                insert into sales.sale (sale_id, register_id, number, branch_id, session_id, business_date, sold_at,
                    sold_offset_seconds, cashier_id, approved_by, customer_tax_id, customer_name, currency, subtotal,
                    discount_total, net, tax, exempt, total, cash_rounding, paid, change_given, content_hash)
                select u.id, u.register, u.number, u.branch, u.session, date '1970-01-01' + u.day,
                    to_timestamp(u.micros / 1000000.0), u.zone, u.cashier, u.approver, u.tax_id, u.customer, u.currency,
                    u.subtotal, u.discount, u.net, u.tax, u.exempt, u.total, u.rounding, u.paid, u.change, u.hash
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u(id, register, number,
                    branch, session, day, micros, zone, cashier, approver, tax_id, customer, currency, subtotal,
                    discount, net, tax, exempt, total, rounding, paid, change, hash)""", parameters -> bindSales(new Columns<>(parameters, sales)));
    }

    private static void bindSales(Columns<AcceptedSale> columns) throws SQLException {
        columns.uuids(sale -> sale.command().id())
                .ints(sale -> sale.command().register().id())
                .longs(AcceptedSale::number)
                .ints(sale -> sale.command().register().branch().id())
                .uuids(AcceptedSale::sessionId)
                .ints(sale -> (int) sale.businessDate().toEpochDay())
                .longs(sale -> micros(sale.command().soldAt().toInstant()))
                .ints(sale -> sale.command().soldAt().getOffset().getTotalSeconds())
                .uuids(sale -> sale.command().caller().id())
                .uuids(sale -> sale.command().approver().orElse(null))
                .texts(sale -> sale.command().customerTaxId().orElse(null))
                .texts(sale -> sale.customerName().orElse(null))
                .texts(sale -> sale.command().register().branch().currency().name())
                .longs(sale -> sale.totals().subtotal())
                .longs(sale -> sale.totals().discountTotal())
                .longs(sale -> sale.totals().net())
                .longs(sale -> sale.totals().tax())
                .longs(sale -> sale.totals().exempt())
                .longs(sale -> sale.totals().total())
                .longs(sale -> sale.settled().cashRounding())
                .longs(sale -> sale.settled().paid())
                .longs(sale -> sale.settled().change())
                .bytes(sale -> sale.command().contentHash().bytes());
    }

    static void insertLines(Pipeline pipeline, List<AcceptedSale> sales) {
        List<SaleLine> lines = sales.stream()
                .flatMap(sale -> sale.lines().stream().map(line -> new SaleLine(sale, line)))
                .toList();
        pipeline.update(
                """
                insert into sales.sale_line (sale_id, line, product_id, sku, name, unit, quantity, unit_price, discount,
                    total, unit_cost, exempt)
                select u.id, u.line, u.product, u.sku, u.name, u.unit, u.quantity * 0.001, u.price, u.discount, u.total,
                    u.cost, u.exempt
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u(id, line, product, sku, name, unit, quantity, price,
                    discount, total, cost, exempt)""",
                parameters -> new Columns<>(parameters, lines)
                        .uuids(row -> row.sale().command().id())
                        .ints(row -> row.line().number())
                        .longs(row -> row.line().product().id())
                        .texts(row -> row.line().product().sku())
                        .texts(row -> row.line().product().name())
                        .texts(row -> row.line().product().unit())
                        .longs(row -> row.line().quantity().thousandths())
                        .longs(row -> row.line().unitPrice())
                        .longs(row -> row.line().priced().discount())
                        .longs(row -> row.line().priced().total())
                        .longs(row -> row.line().product().cost())
                        .flags(row -> row.line().priced().exemptFromTax()));
    }

    static void insertPayments(Pipeline pipeline, List<AcceptedSale> sales) {
        List<SalePayment> payments = sales.stream()
                .flatMap(sale -> {
                    List<SaleRequest.Payment> paid = sale.command().request().payments();
                    return java.util.stream.IntStream.range(0, paid.size())
                            .mapToObj(i -> new SalePayment(sale, i + 1, paid.get(i)));
                })
                .toList();
        pipeline.update(
                """
                insert into sales.payment (sale_id, line, method, amount, reference)
                select u.id, u.line, u.method, u.amount, u.reference
                from unnest(?, ?, ?, ?, ?) as u(id, line, method, amount, reference)""",
                parameters -> new Columns<>(parameters, payments)
                        .uuids(row -> row.sale().command().id())
                        .ints(SalePayment::line)
                        .texts(row -> row.payment().method().id())
                        .longs(row -> row.payment().amount())
                        .texts(row -> row.payment().reference()));
    }

    private static long micros(java.time.Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private record SaleLine(AcceptedSale sale, AcceptedSale.Line line) {}

    private record SalePayment(AcceptedSale sale, int line, SaleRequest.Payment payment) {}

    /** Binds one array per column from a list of rows. */
    private record Columns<T>(Pipeline.Parameters parameters, List<T> rows) {
        Columns<T> longs(ToLongFunction<T> column) throws SQLException {
            parameters.longs(rows.stream().mapToLong(column).toArray());
            return this;
        }

        Columns<T> ints(ToIntFunction<T> column) throws SQLException {
            parameters.ints(rows.stream().mapToInt(column).toArray());
            return this;
        }

        Columns<T> bytes(Function<T, byte[]> column) throws SQLException {
            parameters.array("bytea", rows.stream().map(column).toArray(byte[][]::new));
            return this;
        }

        Columns<T> texts(Function<T, @Nullable String> column) throws SQLException {
            // The exact type matters: only such arrays are sent in binary.
            parameters.array("text", rows.stream().map(column).toArray(String[]::new));
            return this;
        }

        Columns<T> flags(Function<T, Boolean> column) throws SQLException {
            parameters.array("bool", rows.stream().map(column).toArray(Boolean[]::new));
            return this;
        }

        Columns<T> uuids(Function<T, @Nullable UUID> column) throws SQLException {
            parameters.uuids(rows.stream().map(column).toArray(UUID[]::new));
            return this;
        }
    }
}
