package org.ferrepos.platform.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of the columns that are added up; amounts of different currencies have no sum. */
final class Totals {
    private final List<TableColumn> columns;
    private final BigDecimal[] sums;
    private final Cell.Money[] examples;
    private final boolean[] mixed;

    Totals(List<TableColumn> columns) {
        this.columns = columns;
        this.sums = new BigDecimal[columns.size()];
        this.examples = new Cell.Money[columns.size()];
        this.mixed = new boolean[columns.size()];
    }

    boolean wanted() {
        return columns.stream().anyMatch(TableColumn::totalled);
    }

    void add(List<Cell> cells) {
        for (int at = 0; at < cells.size(); at++) {
            if (columns.get(at).totalled()) {
                add(at, cells.get(at));
            }
        }
    }

    private void add(int at, Cell cell) {
        switch (cell) {
            case Cell.Money money -> {
                Cell.@Nullable Money example = examples[at];
                mixed[at] |= example != null && example.currency() != money.currency();
                examples[at] = money;
                sum(at, BigDecimal.valueOf(money.minorUnits()));
            }
            case Cell.Figure number -> sum(at, number.value());
            default -> {}
        }
    }

    private void sum(int at, BigDecimal value) {
        @Nullable BigDecimal sum = sums[at];
        sums[at] = sum == null ? value : sum.add(value);
    }

    /** A row as wide as the table: the sums, and the word for them in a first column that has none. */
    List<Cell> row(String word) {
        List<Cell> row = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            Cell total = total(at);
            row.add(at == 0 && total instanceof Cell.Empty ? new Cell.Text(word) : total);
        }
        return row;
    }

    private Cell total(int at) {
        @Nullable BigDecimal sum = sums[at];
        if (sum == null || mixed[at]) {
            return Cell.EMPTY;
        }
        Cell.@Nullable Money example = examples[at];
        return example == null ? new Cell.Figure(sum) : new Cell.Money(sum.longValueExact(), example.currency());
    }
}
