package org.ferrepos.sales.history;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Period;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.sales.Backdating;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.TaxSums;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads sales back: as they were registered, or with the voids and returns that came later. */
@Singleton
public final class SaleReader {
    private static final String COLUMNS = """
            s.sale_id, s.register_id, s.number, s.business_date, s.sold_at, s.sold_offset_seconds, s.cashier_id,
            s.customer_tax_id, s.customer_name, s.currency, s.subtotal, s.discount_total, s.net, s.tax, s.exempt, s.total,
            s.cash_rounding, s.paid, s.change_given,
            coalesce(""" + Backdating.CONDITION + ", false) as backdated";
    private static final String SALES =
            " from sales.sale s left join sales.till_session o on o.session_id = s.session_id";

    private final Database database;
    private final BranchDirectory branches;

    @Inject
    public SaleReader(Database database, BranchDirectory branches) {
        this.database = database;
        this.branches = branches;
    }

    /** The same in a view of the database. */
    SaleReader in(Database view) {
        return new SaleReader(view, branches);
    }

    /** The sales as they were first answered, whatever corrected them since. */
    public Map<UUID, SaleView> asRegistered(Collection<UUID> ids) {
        return database.read(handle -> read(handle, ids));
    }

    /** One sale with its void and returns. */
    public Optional<SaleView> find(UUID id) {
        return database.read(handle -> find(handle, id));
    }

    public Optional<SaleView> find(Handle handle, UUID id) {
        Map<UUID, SaleView> sales = read(handle, List.of(id));
        return Optional.ofNullable(CorrectionRows.apply(handle, sales).get(id));
    }

    /** What to list; {@code number} counts per register and is asked for with one. Days of the period are business dates. */
    public record Filter(
            Optional<Integer> branchId,
            Optional<Integer> registerId,
            Optional<Long> number,
            Optional<Boolean> voided,
            Optional<Boolean> backdated,
            Period period,
            Optional<List<String>> after,
            int limit) {

        /** The same from another place on. */
        Filter after(Optional<List<String>> cursor) {
            return new Filter(branchId, registerId, number, voided, backdated, period, cursor, limit);
        }
    }

    /** Sales by the time they were sold, newest first. */
    public Page<SaleView> list(Filter filter) {
        return database.read(handle -> {
            List<SaleKeys.Key> keys = SaleKeys.list(handle, filter);
            Map<UUID, SaleView> sales = CorrectionRows.apply(
                    handle, read(handle, keys.stream().map(SaleKeys.Key::id).toList()));
            Page<SaleKeys.Key> page = Page.of(keys, filter.limit, SaleKeys.Key::cursor);
            List<SaleView> items = new ArrayList<>();
            for (SaleKeys.Key key : page.items()) {
                SaleView sale = sales.get(key.id());
                if (sale != null) {
                    items.add(sale);
                }
            }
            return new Page<>(items, page.next());
        });
    }

    private Map<UUID, SaleView> read(Handle handle, Collection<UUID> ids) {
        UUID[] array = ids.toArray(UUID[]::new);
        Map<UUID, TaxSums> taxes = new HashMap<>();
        Map<UUID, List<SaleView.Line>> lines = lines(handle, array, taxes);
        Map<UUID, List<SaleView.Payment>> payments = payments(handle, array);
        Map<UUID, SaleView> sales = new LinkedHashMap<>();
        handle.createQuery("select " + COLUMNS + SALES + " where s.sale_id = any(:ids)")
                .bind("ids", array)
                .map((row, context) -> sale(row, new Parts(lines, taxes, payments)))
                .forEach(sale -> sales.put(sale.id(), sale));
        return sales;
    }

    /** What belongs to sales, by their ids. */
    private record Parts(
            Map<UUID, List<SaleView.Line>> lines,
            Map<UUID, TaxSums> taxes,
            Map<UUID, List<SaleView.Payment>> payments) {}

    private SaleView sale(ResultSet row, Parts parts) throws SQLException {
        UUID id = row.getObject("sale_id", UUID.class);
        int registerId = row.getInt("register_id");
        Register register = branches.registerById(registerId)
                .orElseThrow(() -> new IllegalStateException("sale " + id + " of unknown register " + registerId));
        String taxId = row.getString("customer_tax_id");
        return new SaleView(
                id,
                SaleView.formatNumber(register.code(), row.getLong("number")),
                register.branch().code(),
                register.code(),
                row.getObject("business_date", LocalDate.class),
                row.getObject("sold_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(row.getInt("sold_offset_seconds"))),
                row.getObject("cashier_id", UUID.class),
                customer(taxId, row.getString("customer_name")),
                parts.lines.getOrDefault(id, List.of()),
                parts.payments.getOrDefault(id, List.of()),
                row.getLong("subtotal"),
                row.getLong("discount_total"),
                row.getLong("net"),
                row.getLong("tax"),
                row.getLong("exempt"),
                SaleView.taxes(row.getString("currency"), parts.taxes.getOrDefault(id, new TaxSums())),
                row.getLong("total"),
                row.getLong("cash_rounding"),
                row.getLong("paid"),
                row.getLong("change_given"),
                row.getString("currency"),
                SaleView.PAID,
                Backdating.mark(row.getBoolean("backdated")),
                null,
                null);
    }

    private static SaleView.@Nullable Customer customer(@Nullable String taxId, @Nullable String name) {
        return taxId == null ? null : new SaleView.Customer(taxId, name);
    }

    private static Map<UUID, List<SaleView.Line>> lines(Handle handle, UUID[] ids, Map<UUID, TaxSums> taxes) {
        Map<UUID, List<SaleView.Line>> lines = new HashMap<>();
        handle.createQuery("""
                        select sale_id, line, sku, name, unit, quantity, unit_price, discount, total, exempt, tax_hundredths
                        from sales.sale_line where sale_id = any(:ids) order by sale_id, line""")
                .bind("ids", ids)
                .map((row, context) -> {
                    UUID sale = row.getObject(1, UUID.class);
                    TaxRate rate = row.getBoolean(10) ? TaxRate.EXEMPT : new TaxRate(row.getInt(11));
                    taxes.computeIfAbsent(sale, id -> new TaxSums()).add(rate, row.getLong(9));
                    return lines.computeIfAbsent(sale, id -> new ArrayList<>())
                            .add(new SaleView.Line(
                                    row.getInt(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    Quantity.of(row.getBigDecimal(6)),
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getLong(9),
                                    row.getBoolean(10)));
                })
                .list();
        return lines;
    }

    private static Map<UUID, List<SaleView.Payment>> payments(Handle handle, UUID[] ids) {
        Map<UUID, List<SaleView.Payment>> payments = new HashMap<>();
        handle.createQuery("""
                        select sale_id, method, amount, reference
                        from sales.payment where sale_id = any(:ids) order by sale_id, line""")
                .bind("ids", ids)
                .map((row, context) -> payments.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new SaleView.Payment(
                                PaymentMethod.byId(row.getString(2)), row.getLong(3), row.getString(4))))
                .list();
        return payments;
    }
}
