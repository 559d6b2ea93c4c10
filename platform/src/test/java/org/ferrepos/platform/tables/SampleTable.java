package org.ferrepos.platform.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** A table with one column of each kind and rows that break careless writers. */
final class SampleTable {
    static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    static final List<List<Cell>> ROWS = List.of(
            row("Taladro 750 W", "007", 1_234_567, "12.500", "19", true),
            row("=HYPERLINK(\"http://x\")", "3-4", -5, "0.25", "10.5", false),
            row("Caño ½\"; \"rojo\"\ncon salto", "7801234567894", 0, "1000", "0", true),
            row("@suma\u0000\uD83D", "+56", 99, "0.001", "21", false),
            List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));

    private SampleTable() {}

    private static List<Cell> row(String name, String code, long pesos, String quantity, String tax, boolean active) {
        return List.of(
                Cell.text(name),
                Cell.code(code),
                Cell.money(pesos, Currency.CLP),
                new Cell.Figure(new BigDecimal(quantity)),
                Cell.percent(new BigDecimal(tax)),
                Cell.date(LocalDate.of(2026, 9, 6)),
                // Late in the evening in Santiago, the next day in UTC.
                Cell.moment(Instant.parse("2026-11-22T02:05:09.5Z"), SANTIAGO),
                Cell.flag(active));
    }

    static TableSheet sheet(TableLanguage language, int paperRows) {
        return new TableSheet(
                "Lista: de [prueba]",
                "SCL-01",
                LocalDateTime.of(2026, 11, 30, 9, 5, 1),
                Optional.empty(),
                language,
                List.of(
                        TableColumn.of("Nombre", Kind.TEXT),
                        TableColumn.of("Código", Kind.CODE),
                        TableColumn.of("Precio", Kind.MONEY).withTotal(),
                        TableColumn.of("Cantidad", Kind.NUMBER).withTotal(),
                        TableColumn.of("IVA", Kind.PERCENT),
                        TableColumn.of("Fecha", Kind.DATE),
                        TableColumn.of("Vendido", Kind.MOMENT),
                        TableColumn.of("Activo", Kind.FLAG)),
                paperRows);
    }

    static byte[] write(TableFormat format, TableSheet sheet, List<List<Cell>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter table = TableWriter.open(format, sheet, out);
        for (List<Cell> row : rows) {
            table.row(row);
        }
        table.finish();
        return out.toByteArray();
    }
}
