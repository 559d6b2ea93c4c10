package org.ferrepos.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.money.Currency;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void saysEveryCellAsSpreadsheetsOfChileReadIt() throws IOException {
        assertThat(read(TableLanguage.CHILE, ';'))
                .containsExactly(
                        List.of("Nombre", "Código", "Precio", "Cantidad", "IVA", "Fecha", "Vendido", "Activo"),
                        List.of(
                                "Taladro 750 W",
                                "007",
                                "1234567",
                                "12,5",
                                "19",
                                "06-09-2026",
                                "21-11-2026 23:05:09",
                                "Sí"),
                        List.of(
                                "'=HYPERLINK(\"http://x\")",
                                "3-4",
                                "-5",
                                "0,25",
                                "10,5",
                                "06-09-2026",
                                "21-11-2026 23:05:09",
                                "No"),
                        List.of(
                                "Caño ½\"; \"rojo\"\ncon salto",
                                "7801234567894",
                                "0",
                                "1000",
                                "0",
                                "06-09-2026",
                                "21-11-2026 23:05:09",
                                "Sí"),
                        List.of("'@suma", "'+56", "99", "0,001", "21", "06-09-2026", "21-11-2026 23:05:09", "No"),
                        Collections.nCopies(8, ""));
    }

    @Test
    void followsTheLanguage() throws IOException {
        assertThat(read(TableLanguage.ARGENTINA, ';').get(2)).contains("0,25", "06/09/2026", "21/11/2026 23:05:09");
        assertThat(read(TableLanguage.ENGLISH, ',').get(2)).contains("0.25", "10.5", "2026-09-06", "No");
    }

    @Test
    void beginsWithItsMarkAndQuotesCodes() throws IOException {
        byte[] bytes = SampleTable.write(TableFormat.CSV, SampleTable.sheet(TableLanguage.CHILE, 10), SampleTable.ROWS);
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"007\";1234567;12,5;19;");
    }

    @Test
    void writesCentsOfThoseWhoHaveThem() throws IOException {
        TableSheet sheet = new TableSheet(
                "x",
                "",
                SampleTable.sheet(TableLanguage.CHILE, 1).madeAt(),
                Optional.empty(),
                TableLanguage.ARGENTINA,
                List.of(TableColumn.of("Precio", TableColumn.Kind.MONEY)),
                1);
        byte[] bytes = SampleTable.write(TableFormat.CSV, sheet, List.of(List.of(Cell.money(1_234_550, Currency.ARS))));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith("\r\n12345,50\r\n");
    }

    @Test
    void takesNoCellOfAnotherKind() throws IOException {
        TableWriter table = TableWriter.open(
                TableFormat.CSV, SampleTable.sheet(TableLanguage.CHILE, 10), java.io.OutputStream.nullOutputStream());
        List<Cell> wrong = new java.util.ArrayList<>(SampleTable.ROWS.getFirst());
        wrong.set(1, Cell.number(7));
        assertThatIllegalArgumentException().isThrownBy(() -> table.row(wrong)).withMessageContaining("Código");
        assertThatIllegalArgumentException().isThrownBy(() -> table.row(wrong.subList(0, 3)));
    }

    private static List<List<String>> read(TableLanguage language, char separator) throws IOException {
        byte[] bytes = SampleTable.write(TableFormat.CSV, SampleTable.sheet(language, 10), SampleTable.ROWS);
        String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }
}
