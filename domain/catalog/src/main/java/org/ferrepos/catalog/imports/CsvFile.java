package org.ferrepos.catalog.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.http.Problem;

/**
 * The rows of a CSV file, one at a time: UTF-8 with or without a byte order mark, separated by commas or semicolons as
 * the header shows. Bytes that are not UTF-8 become the replacement character, so dirt in a column that nobody reads
 * loses no row.
 *
 * <p>Lines are joined while a quote is open, and each record is parsed by itself: a record that is no CSV loses no other,
 * and reading goes on at the next line.
 */
final class CsvFile {
    private static final int MAX_LINE_CHARS = 1_048_576;

    /** Bounds of a record over several lines, so that a quote that is never closed does not swallow the file. */
    private static final int MAX_JOINED_LINES = 100;

    private static final int MAX_JOINED_CHARS = 65_536;

    private final LineReader lines;
    private final CsvReader.CsvReaderBuilder parser;
    private final char separator;
    private final List<String> header;
    private long line;

    CsvFile(InputStream body) throws IOException {
        lines = new LineReader(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)), MAX_LINE_CHARS);
        String start = lines.next().orElse("");
        String unmarked = start.startsWith("\uFEFF") ? start.substring(1) : start;
        separator = detectSeparator(unmarked);
        parser = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false);
        if (!unmarked.isEmpty()) {
            lines.giveBack(unmarked);
        }
        header = readHeader();
    }

    List<String> header() {
        return header;
    }

    /** The next row; refused where its lines are no CSV. */
    Optional<CsvRow> next() throws IOException, RejectedRow {
        Optional<String> first = nextUsed();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        long begins = line;
        if (first.get().length() >= MAX_LINE_CHARS) {
            throw new RejectedRow(Rejection.of(begins, "line", "import.text", Integer.toString(MAX_LINE_CHARS)));
        }
        String record = join(first.get());
        try {
            return Optional.of(
                    new CsvRow(begins, parser.ofSingleCsvRecord(record).getFields()));
        } catch (CsvParseException e) {
            throw new RejectedRow(Rejection.of(begins, "line", "import.quotes"));
        }
    }

    private List<String> readHeader() throws IOException {
        try {
            return next().map(CsvRow::fields)
                    .orElseThrow(() -> Problem.invalid("body", "import.empty").toException());
        } catch (RejectedRow e) {
            Rejection rejection = e.rejection();
            throw Problem.invalid("body", "import.malformed", Long.toString(rejection.line()))
                    .toException();
        }
    }

    private Optional<String> nextUsed() throws IOException {
        Optional<String> next = nextLine();
        while (next.isPresent() && withoutBreak(next.get()).isEmpty()) {
            next = nextLine();
        }
        return next;
    }

    private Optional<String> nextLine() throws IOException {
        Optional<String> next = lines.next();
        line += next.isPresent() ? 1 : 0;
        return next;
    }

    /** The whole record, without its last line break. */
    private String join(String first) throws IOException, RejectedRow {
        Quotes quotes = new Quotes(separator);
        quotes.read(first);
        if (!quotes.isOpen()) {
            return withoutBreak(first);
        }
        long begins = line;
        StringBuilder record = new StringBuilder(first);
        List<String> joined = new ArrayList<>();
        while (quotes.isOpen() && joined.size() < MAX_JOINED_LINES && record.length() < MAX_JOINED_CHARS) {
            Optional<String> next = nextLine();
            if (next.isEmpty()) {
                break;
            }
            joined.add(next.get());
            record.append(next.get());
            quotes.read(next.get());
        }
        String whole = withoutBreak(record.toString());
        if (quotes.isOpen() || !isCsv(whole)) {
            // Most likely the first of these lines lacks its closing quote, and the others are rows of their own.
            line = begins;
            joined.reversed().forEach(lines::giveBack);
            throw new RejectedRow(Rejection.of(begins, "line", "import.quote_open"));
        }
        return whole;
    }

    private boolean isCsv(String record) {
        try {
            return parser.ofSingleCsvRecord(record).getFieldCount() > 0;
        } catch (CsvParseException e) {
            return false;
        }
    }

    private static String withoutBreak(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static char detectSeparator(String start) {
        int semicolons = 0;
        int commas = 0;
        boolean quoted = false;
        for (int i = 0; i < start.length(); i++) {
            char letter = start.charAt(i);
            quoted ^= letter == '"';
            semicolons += !quoted && letter == ';' ? 1 : 0;
            commas += !quoted && letter == ',' ? 1 : 0;
        }
        return semicolons > commas ? ';' : ',';
    }
}
