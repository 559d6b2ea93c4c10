package org.ferrepos.sales.history;

import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.UserDirectory;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.ferrepos.sales.SaleView;

/** Sales as a table, one row for each. */
final class SaleTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("sale.number", Kind.CODE),
            Heading.of("sale.business_date", Kind.DATE),
            Heading.of("sale.sold_at", Kind.MOMENT),
            Heading.of("sale.branch", Kind.CODE),
            Heading.of("sale.register", Kind.CODE),
            Heading.of("sale.cashier", Kind.TEXT),
            Heading.of("sale.customer", Kind.CODE),
            Heading.of("sale.status", Kind.CODE),
            new Heading("sale.subtotal", Kind.MONEY, true),
            new Heading("sale.discount", Kind.MONEY, true),
            new Heading("sale.net", Kind.MONEY, true),
            new Heading("sale.tax", Kind.MONEY, true),
            new Heading("sale.exempt", Kind.MONEY, true),
            new Heading("sale.total", Kind.MONEY, true),
            Heading.of("sale.currency", Kind.CODE),
            Heading.of("sale.backdated", Kind.FLAG));

    private final BranchDirectory branches;
    private final UserDirectory users;

    SaleTable(BranchDirectory branches, UserDirectory users) {
        this.branches = branches;
        this.users = users;
    }

    List<Cell> row(SaleView sale) {
        Currency currency = Currency.valueOf(sale.currency());
        SaleView.Customer customer = sale.customer();
        return List.of(
                Cell.code(sale.number()),
                Cell.date(sale.businessDate()),
                Cell.moment(
                        sale.soldAt().toInstant(),
                        branches.zoneOf(sale.branch()).orElse(ZoneOffset.UTC)),
                Cell.code(sale.branch()),
                Cell.code(sale.register()),
                Cell.text(users.displayName(sale.cashier())),
                Cell.code(customer == null ? null : customer.taxId()),
                Cell.code(sale.status()),
                Cell.money(sale.subtotal(), currency),
                Cell.money(sale.discountTotal(), currency),
                Cell.money(sale.net(), currency),
                Cell.money(sale.tax(), currency),
                Cell.money(sale.exempt(), currency),
                Cell.money(sale.total(), currency),
                Cell.code(sale.currency()),
                Cell.flag(sale.backdated() != null));
    }
}
