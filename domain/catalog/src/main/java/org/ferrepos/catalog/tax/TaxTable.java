package org.ferrepos.catalog.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/**
 * The categories of tax as a table: a row for each rate, and one for a category that has none. It has the columns and
 * words of the screen, so that words narrow the one as they narrow the other.
 *
 * @param words the word for a message
 */
record TaxTable(UnaryOperator<String> words, LocalDate today) {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("tax.category", Kind.TEXT),
            Heading.of("tax.country", Kind.TEXT),
            Heading.of("tax.percent", Kind.PERCENT),
            Heading.of("tax.valid_from", Kind.DATE),
            Heading.of("tax.valid_to", Kind.DATE),
            Heading.of("tax.state", Kind.TEXT));

    List<List<Cell>> rows(TaxRates rates) {
        return rates.categories().stream()
                .flatMap(category -> rows(category, rates))
                .toList();
    }

    private Stream<List<Cell>> rows(String category, TaxRates rates) {
        List<List<Cell>> dated = rates.all().stream()
                .filter(rate -> rate.category().equals(category))
                .map(this::row)
                .toList();
        return dated.isEmpty() ? Stream.of(rateless(category)) : dated.stream();
    }

    private List<Cell> row(TaxRates.Dated rate) {
        return List.of(
                word(rate.category()),
                word(rate.country().name()),
                Cell.percent(rate.rate().percent()),
                Cell.date(rate.validFrom()),
                Cell.date(rate.validTo()),
                word(state(rate)));
    }

    private List<Cell> rateless(String category) {
        return List.of(word(category), word("everywhere"), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY);
    }

    private String state(TaxRates.Dated rate) {
        if (rate.validFrom().isAfter(today)) {
            return "future";
        }
        return rate.holdsOn(today) ? "current" : "past";
    }

    private Cell word(String name) {
        return Cell.text(words.apply("tax.word." + name));
    }
}
