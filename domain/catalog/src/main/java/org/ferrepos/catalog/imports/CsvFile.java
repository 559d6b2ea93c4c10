package org.ferrepos.catalog.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.http.Problem;

/**
 * The rows of a CSV file, one at a time: UTF-8 with or without a byte order mark, separated by commas or semicolons as
 * the header shows. Bytes that are not UTF-8 become the replacement character, so dirt in a column that nobody reads
 * loses no row.
 */
final class CsvFile {
    private static final int MAX_HEADER_CHARS = 16_384;
    private static final int MAX_ROW_CHARS = 1_048_576;

    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long lastLine;

    CsvFile(InputStream body) throws IOException {
        PushbackReader reader =
                new PushbackReader(new InputStreamReader(body, StandardCharsets.UTF_8), MAX_HEADER_CHARS);
        char separator = detectSeparator(reader);
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(MAX_ROW_CHARS)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)
                .iterator();
        header = next().map(CsvRecord::getFields)
                .orElseThrow(() -> Problem.invalid("body", "import.empty").toException());
    }

    List<String> header() {
        return header;
    }

    /** The next row; a file that stops being CSV is refused from there on. */
    Optional<CsvRecord> next() {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord row = records.next();
            lastLine = row.getStartingLineNumber();
            return Optional.of(row);
        } catch (CsvParseException | UncheckedIOException e) {
            if (e instanceof UncheckedIOException io && !(io.getCause() instanceof java.io.CharConversionException)) {
                throw io;
            }
            throw Problem.invalid("body", "import.malformed", Long.toString(lastLine + 1))
                    .toException();
        }
    }

    private static char detectSeparator(PushbackReader reader) throws IOException {
        StringBuilder start = new StringBuilder();
        int semicolons = 0;
        int commas = 0;
        boolean quoted = false;
        int next = reader.read();
        while (next >= 0 && start.length() < MAX_HEADER_CHARS && (quoted || (next != '\n' && next != '\r'))) {
            quoted ^= next == '"';
            semicolons += !quoted && next == ';' ? 1 : 0;
            commas += !quoted && next == ',' ? 1 : 0;
            start.append((char) next);
            next = reader.read();
        }
        if (next >= 0 && start.length() < MAX_HEADER_CHARS) {
            start.append((char) next);
        }
        int markLength = !start.isEmpty() && start.charAt(0) == '\uFEFF' ? 1 : 0;
        reader.unread(start.substring(markLength).toCharArray());
        return semicolons > commas ? ';' : ',';
    }
}
