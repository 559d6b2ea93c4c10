package org.ferrepos.sales.registration;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    static Pipeline.Result<List<SessionOpenings.Row>> lockTills(Pipeline pipeline, int[] registerIds) {
        return pipeline.query("""
                select register_id, last_number, session_id from sales.till
                where register_id = any(?) order by register_id for update""", parameters -> parameters.ints(registerIds), rows -> {
            List<SessionOpenings.Row> tills = new ArrayList<>();
            while (rows.next()) {
                tills.add(new SessionOpenings.Row(rows.getInt(1), rows.getLong(2), rows.getObject(3, UUID.class)));
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

    static void insertSales(Pipeline pipeline, List<AcceptedSale> sales, Instant now) {
        pipeline.update(
                """
                insert into sales.sale (registered_at, sale_id, register_id, number, branch_id, session_id,
                    business_date, sold_at, sold_offset_seconds, cashier_id, approved_by, customer_tax_id,
                    customer_name, currency, subtotal, discount_total, net, tax, exempt, total, cash_rounding, paid, change_given, content_hash,
                    line_numbers, line_texts, payment_amounts, payment_texts)
                select ?::timestamptz, u.id, u.register, u.number, u.branch, u.session,
                    date '1970-01-01' + u.day,
                    to_timestamp(u.micros / 1000000.0), u.zone, u.cashier, u.approver, u.tax_id, u.customer, u.currency,
                    u.subtotal, u.discount, u.net, u.tax, u.exempt, u.total, u.rounding, u.paid, u.change, u.hash,
                    u.numbers::bigint[], u.texts::text[], u.amounts::bigint[], u.methods::text[]
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u(id, register, number,
                    branch, session, day, micros, zone, cashier, approver, tax_id, customer, currency, subtotal,
                    discount, net, tax, exempt, total, rounding, paid, change, hash, numbers, texts, amounts, methods)""", parameters -> bindSales(new Columns<>(parameters.time(now.atOffset(ZoneOffset.UTC)), sales)));
    }

    private static void bindSales(Columns<AcceptedSale> columns) throws SQLException {
        columns.uuids(sale -> sale.command().id())
                .ints(sale -> sale.command().register().id())
                .longs(AcceptedSale::number)
                .ints(sale -> sale.command().register().branch().id())
                .uuids(sale -> sale.session().id())
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
                .bytes(sale -> sale.command().content().hash().bytes())
                .texts(PackedSale::lineNumbers)
                .texts(PackedSale::lineTexts)
                .texts(PackedSale::paymentAmounts)
                .texts(PackedSale::paymentTexts);
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

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

        Columns<T> uuids(Function<T, @Nullable UUID> column) throws SQLException {
            parameters.uuids(rows.stream().map(column).toArray(UUID[]::new));
            return this;
        }
    }
}
