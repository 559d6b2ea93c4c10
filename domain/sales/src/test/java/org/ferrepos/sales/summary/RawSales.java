package org.ferrepos.sales.summary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Random sales of some days, written row by row and kept in memory to be added up by hand. */
final class RawSales {
    private final Random random;
    private final List<Sale> sales = new ArrayList<>();
    private long number;

    RawSales(long seed) {
        this.random = new Random(seed);
    }

    record Line(String sku, Quantity quantity, long total, long unitCost) {}

    record Paid(PaymentMethod method, long amount) {}

    record Returned(Instant at, long total) {}

    record Sale(
            UUID id,
            Branch branch,
            Instant soldAt,
            LocalDate date,
            long exempt,
            long net,
            long total,
            long change,
            List<Line> lines,
            List<Paid> paid,
            @Nullable Instant voidedAt,
            List<Returned> returns) {}

    List<Sale> sales() {
        return sales;
    }

    /** Sells some hundred times within two days of a date at each branch, at any hour. */
    void sellAround(LocalDate date, List<Branch> branches, int count) {
        Instant middle = date.atStartOfDay().plusHours(12).toInstant(ZoneOffset.UTC);
        for (int i = 0; i < count; i++) {
            // Dealt in turn, so that every branch sells enough on every day whatever the seed.
            Branch branch = branches.get(i % branches.size());
            int day = i / branches.size() % 4 - 2;
            sales.add(sale(branch, middle.plusSeconds(day * 86_400L + random.nextInt(86_400))));
        }
    }

    private Sale sale(Branch branch, Instant soldAt) {
        List<Line> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(new Line(
                    "S" + random.nextInt(25),
                    new Quantity(1 + random.nextInt(5_000)),
                    random.nextInt(50_000),
                    random.nextInt(9_000)));
        }
        long total = lines.stream().mapToLong(Line::total).sum();
        long exempt = random.nextInt(4) == 0 ? total / 3 : 0;
        long net = Math.round((total - exempt) / 1.19);
        long change = random.nextInt(3) == 0 ? random.nextInt(500) : 0;
        long card = change > 0 ? 0 : total / 2;
        List<Paid> paid = new ArrayList<>();
        if (total - card + change > 0) {
            paid.add(new Paid(PaymentMethod.CASH, total - card + change));
        }
        if (card > 0) {
            paid.add(new Paid(PaymentMethod.DEBIT, card));
        }
        Instant voidedAt = random.nextInt(9) == 0 ? soldAt.plusSeconds(random.nextInt(200_000)) : null;
        List<Returned> returns = random.nextInt(6) == 0
                ? List.of(new Returned(soldAt.plusSeconds(random.nextInt(800_000)), random.nextInt(9_000)))
                : List.of();
        return new Sale(
                Ids.next(),
                branch,
                soldAt,
                soldAt.atZone(branch.zone()).toLocalDate(),
                exempt,
                net,
                total,
                change,
                lines,
                paid,
                voidedAt,
                returns);
    }

    void write(Database database) {
        database.inTransaction(handle -> {
            for (Sale sale : sales) {
                insert(handle, sale);
            }
            return sales.size();
        });
    }

    private void insert(Handle handle, Sale sale) {
        UUID session = Ids.next();
        handle.createUpdate("""
                        insert into sales.sale (sale_id, register_id, number, branch_id, session_id, business_date, sold_at,
                            sold_offset_seconds, cashier_id, currency, subtotal, discount_total, net, tax, exempt, total,
                            cash_rounding, paid, change_given, content_hash)
                        values (:id, 1, :number, :branch, :session, :date, :at, 0, :session, :currency, :total, 0, :net,
                            :tax, :exempt, :total, 0, :paid, :change, '\\x00')""")
                .bind("id", sale.id)
                .bind("number", ++number)
                .bind("branch", sale.branch.id())
                .bind("session", session)
                .bind("date", sale.date)
                .bind("at", sale.soldAt.atOffset(ZoneOffset.UTC))
                .bind("currency", sale.branch.currency().name())
                .bind("net", sale.net)
                .bind("tax", sale.total - sale.exempt - sale.net)
                .bind("exempt", sale.exempt)
                .bind("total", sale.total)
                .bind("paid", sale.total + sale.change)
                .bind("change", sale.change)
                .execute();
        insertParts(handle, sale);
        if (sale.voidedAt != null) {
            handle.execute("""
                    insert into sales.sale_void (sale_id, session_id, reason, restocked, requested_by, authorized_by,
                        voided_at) values (?, ?, 'x', true, ?, ?, ?)""", sale.id, session, session, session, sale.voidedAt.atOffset(ZoneOffset.UTC));
        }
        for (Returned returned : sale.returns) {
            handle.execute(
                    """
                    insert into sales.sale_return (return_id, sale_id, session_id, reason, total, cash_rounding,
                        content_hash, user_id, returned_at) values (?, ?, ?, 'x', ?, 0, '\\x00', ?, ?)""", Ids.next(), sale.id, session, returned.total, session, returned.at.atOffset(ZoneOffset.UTC));
        }
    }

    private static void insertParts(Handle handle, Sale sale) {
        PreparedBatch lines = handle.prepareBatch("""
                insert into sales.sale_line (sale_id, line, product_id, sku, name, unit, quantity, unit_price, discount,
                    total, unit_cost, exempt)
                values (:id, :line, 1, :sku, 'Producto ' || :sku, 'un', :quantity, 1, 0, :total, :cost, false)""");
        for (int i = 0; i < sale.lines.size(); i++) {
            Line line = sale.lines.get(i);
            BigDecimal quantity = line.quantity.toDecimal();
            lines.bindMap(Map.of("id", sale.id, "line", i + 1, "sku", line.sku, "quantity", quantity))
                    .bind("total", line.total)
                    .bind("cost", line.unitCost)
                    .add();
        }
        lines.execute();
        PreparedBatch payments = handle.prepareBatch(
                "insert into sales.payment (sale_id, line, method, amount) values (:id, :line, :method, :amount)");
        for (int i = 0; i < sale.paid.size(); i++) {
            payments.bind("id", sale.id)
                    .bind("line", i + 1)
                    .bind("method", sale.paid.get(i).method.id())
                    .bind("amount", sale.paid.get(i).amount)
                    .add();
        }
        if (!sale.paid.isEmpty()) {
            payments.execute();
        }
    }
}
