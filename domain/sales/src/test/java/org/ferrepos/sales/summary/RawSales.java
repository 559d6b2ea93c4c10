package org.ferrepos.sales.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
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
                    random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(9_000)));
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
        Update insert = handle.createUpdate("""
                        insert into sales.sale (sale_id, register_id, number, branch_id, session_id, business_date, sold_at,
                            sold_offset_seconds, cashier_id, currency, subtotal, discount_total, net, tax, exempt, total,
                            cash_rounding, paid, change_given, content_hash, line_numbers, line_texts, payment_amounts,
                            payment_texts)
                        values (:id, 1, :number, :branch, :session, :date, :at, 0, :session, :currency, :total, 0, :net,
                            :tax, :exempt, :total, 0, :paid, :change, '\\x00', :numbers, :texts, :amounts, :methods)""")
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
                .bind("change", sale.change);
        bindParts(insert, sale);
        insert.execute();
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

    /** Lines and payments, as the row of a sale keeps them. */
    private static void bindParts(Update insert, Sale sale) {
        List<Long> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Line line : sale.lines) {
            numbers.addAll(List.of(1L, line.quantity.thousandths(), 1L, 0L, line.total, line.unitCost, 0L));
            texts.addAll(List.of(line.sku, "Producto " + line.sku, "un"));
        }
        List<String> methods = new ArrayList<>();
        sale.paid.forEach(paid -> {
            methods.add(paid.method.id());
            methods.add("");
        });
        insert.bindArray("numbers", Long.class, numbers.toArray())
                .bindArray("texts", String.class, texts.toArray())
                .bindArray(
                        "amounts",
                        Long.class,
                        sale.paid.stream().map(paid -> paid.amount).toArray())
                .bindArray("methods", String.class, methods.toArray());
    }
}
