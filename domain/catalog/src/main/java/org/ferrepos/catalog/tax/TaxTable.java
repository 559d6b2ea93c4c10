package org.ferrepos.catalog.tax;

import java.util.List;
import java.util.stream.Stream;
import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** The categories of tax as a table: a row for each rate, and one for a category that has none. */
final class TaxTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("tax.category", Kind.CODE),
            Heading.of("tax.shorthand", Kind.CODE),
            Heading.of("tax.country", Kind.CODE),
            Heading.of("tax.percent", Kind.PERCENT),
            Heading.of("tax.valid_from", Kind.DATE),
            Heading.of("tax.valid_to", Kind.DATE));

    private TaxTable() {}

    static List<List<Cell>> rows(TaxRates rates) {
        return rates.categories().stream()
                .flatMap(category -> rows(category, rates))
                .toList();
    }

    private static Stream<List<Cell>> rows(String category, TaxRates rates) {
        List<List<Cell>> dated = rates.all().stream()
                .filter(rate -> rate.category().equals(category))
                .map(TaxTable::row)
                .toList();
        return dated.isEmpty()
                ? Stream.of(row(category, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY))
                : dated.stream();
    }

    private static List<Cell> row(TaxRates.Dated rate) {
        return row(
                rate.category(),
                Cell.code(rate.country().name()),
                Cell.percent(rate.rate().percent()),
                Cell.date(rate.validFrom()),
                Cell.date(rate.validTo()));
    }

    private static List<Cell> row(String category, Cell... rate) {
        return Stream.concat(
                        Stream.of(Cell.code(category), Cell.code(TaxCategory.shorthand(category))), Stream.of(rate))
                .toList();
    }
}
