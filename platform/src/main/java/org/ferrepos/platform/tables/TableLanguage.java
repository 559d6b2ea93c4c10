package org.ferrepos.platform.tables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How one language writes tables: decimals, dates, the words of the frame. */
public enum TableLanguage {
    CHILE(',', "dd-MM-yyyy", Words.SPANISH),
    ARGENTINA(',', "dd/MM/yyyy", Words.SPANISH),
    ENGLISH('.', "yyyy-MM-dd", Words.ENGLISH);

    private static final int GROUP = 3;

    private final char decimalMark;
    private final String datePattern;
    private final DateTimeFormatter date;
    private final DateTimeFormatter moment;
    private final Words words;

    TableLanguage(char decimalMark, String datePattern, Words words) {
        this.decimalMark = decimalMark;
        this.datePattern = datePattern;
        // Patterns, not the locale's styles: es-CL's own time has a narrow space that fonts and code pages lack.
        this.date = DateTimeFormatter.ofPattern(datePattern, Locale.ROOT);
        this.moment = DateTimeFormatter.ofPattern(datePattern + " HH:mm:ss", Locale.ROOT);
        this.words = words;
    }

    /** The words of the frame around a table. */
    enum Words {
        SPANISH(
                "Sí",
                "No",
                "Página %d de %d",
                "Generado el %s",
                ", con lo registrado hasta el %s",
                "Se imprimen las primeras %s filas de %s; la tabla completa está en CSV y Excel."),
        ENGLISH(
                "Yes",
                "No",
                "Page %d of %d",
                "Made on %s",
                ", with what was recorded until %s",
                "The first %s rows of %s are printed; the whole table is in CSV and Excel.");

        private final String yes;
        private final String no;
        private final String page;
        private final String made;
        private final String completeUntil;
        private final String capped;

        Words(String yes, String no, String page, String made, String completeUntil, String capped) {
            this.yes = yes;
            this.no = no;
            this.page = page;
            this.made = made;
            this.completeUntil = completeUntil;
            this.capped = capped;
        }

        String total() {
            return "Total";
        }

        String page() {
            return page;
        }

        String made() {
            return made;
        }

        String completeUntil() {
            return completeUntil;
        }

        String capped() {
            return capped;
        }
    }

    /** English where asked for, else Spanish: of Argentina or, as everywhere else, of Chile. */
    public static TableLanguage of(Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return ENGLISH;
        }
        return locale.getCountry().equals("AR") ? ARGENTINA : CHILE;
    }

    /** The zone whose clock dates a table: that of the country's capital, for English that of Chile. */
    ZoneId zone() {
        return ZoneId.of(this == ARGENTINA ? "America/Argentina/Buenos_Aires" : "America/Santiago");
    }

    Words words() {
        return words;
    }

    /** Spreadsheets split a file at commas only where the comma is no decimal mark. */
    char fieldSeparator() {
        return decimalMark == ',' ? ';' : ',';
    }

    String datePattern() {
        return datePattern;
    }

    String date(LocalDate value) {
        return date.format(value);
    }

    String moment(LocalDateTime value) {
        return moment.format(value);
    }

    String flag(boolean value) {
        return value ? words.yes : words.no;
    }

    /** A number without grouping, as machines read it in this language. */
    String plain(BigDecimal value) {
        return value.toPlainString().replace('.', decimalMark);
    }

    /** A number with its thousands grouped, as people read it. */
    String grouped(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        for (int at = whole.length() - GROUP; at > 0; at -= GROUP) {
            whole.insert(at, decimalMark == ',' ? '.' : ',');
        }
        String fraction = point < 0 ? "" : decimalMark + plain.substring(point + 1);
        return (value.signum() < 0 ? "-" : "") + whole + fraction;
    }
}
