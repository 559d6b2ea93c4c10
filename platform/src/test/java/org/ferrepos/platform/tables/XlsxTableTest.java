package org.ferrepos.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class XlsxTableTest {

    @Test
    void keepsEveryCellWhatItIs() throws IOException {
        List<Row> rows = read(SampleTable.ROWS);
        assertThat(texts(rows.getFirst()))
                .containsExactly("Nombre", "Código", "Precio", "Cantidad", "IVA", "Fecha", "Vendido", "Activo");
        Row first = rows.get(1);
        assertThat(first.getCellText(0)).isEqualTo("Taladro 750 W");
        assertThat(first.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(first.getCellText(1)).isEqualTo("007");
        assertThat(first.getCellAsNumber(2)).hasValue(new BigDecimal("1234567"));
        assertThat(first.getCellAsNumber(3)).hasValue(new BigDecimal("12.5"));
        assertThat(first.getCellAsNumber(4)).hasValue(new BigDecimal("0.19"));
        assertThat(first.getCellAsDate(5)).hasValue(LocalDateTime.of(2026, 9, 6, 0, 0));
        assertThat(first.getCellAsDate(6)).hasValue(LocalDateTime.of(2026, 11, 21, 23, 5, 9));
        assertThat(first.getCellText(7)).isEqualTo("Sí");
        assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(2).getCellText(0)).isEqualTo("=HYPERLINK(\"http://x\")");
        assertThat(rows.get(2).getCellText(1)).isEqualTo("3-4");
        assertThat(rows.get(3).getCellText(0)).isEqualTo("Caño ½\"; \"rojo\"\ncon salto");
        assertThat(rows.get(3).getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(3).getCellText(1)).isEqualTo("7801234567894");
        assertThat(rows.get(4).getCellText(0)).isEqualTo("@suma");
    }

    @Test
    void addsUpUnderTheRows() throws IOException {
        Row totals = read(SampleTable.ROWS).getLast();
        assertThat(totals.getCellText(0)).isEqualTo("Total");
        assertThat(totals.getCellAsNumber(2)).hasValue(new BigDecimal("1234661"));
        assertThat(totals.getCellAsNumber(3)).hasValue(new BigDecimal("1012.751"));
    }

    @Test
    void cutsWhatExcelCannotHold() throws IOException {
        List<Cell> row = new java.util.ArrayList<>(SampleTable.ROWS.getFirst());
        row.set(0, Cell.text("x".repeat(40_000)));
        assertThat(read(List.of(row)).get(1).getCellText(0)).hasSize(32_767).endsWith("x…");
    }

    private static List<Row> read(List<List<Cell>> rows) throws IOException {
        byte[] bytes = SampleTable.write(TableFormat.XLSX, SampleTable.sheet(TableLanguage.CHILE, 10), rows);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("Lista  de  prueba");
            return workbook.getFirstSheet().read();
        }
    }

    private static Stream<String> texts(Row row) {
        return row.stream().map(cell -> cell.getText());
    }
}
