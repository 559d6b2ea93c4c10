package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Statements are told the time of the injected clock: what the ledger says happened must be what the code decided by, and
 * tests move that clock.
 */
final class StatementTimeTest {
    /**
     * Where the database's own time is meant, with the reason.
     *
     * <p>Leases are given and taken by many processes, and so are consumers of events: only one clock may say that one
     * has run out, or how long ago another was here.
     */
    private static final Set<String> OWN_TIME_OF_THE_DATABASE = Set.of("JobLeases.java", "Consumers.java");

    private static final Pattern TIME = Pattern.compile(
            "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\\s*\\(\\s*\\)"
                    + "|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Comments and characters are read over, so that a quotation mark in them begins no text. */
    private static final Pattern TOKEN = Pattern.compile("//[^\\n]*|/\\*[\\s\\S]*?\\*/|'(?:\\\\.|[^'\\\\\\n])+'"
            + "|\"\"\"(?<block>[\\s\\S]*?)\"\"\"|\"(?<line>[^\"\\\\\\n]*(?:\\\\.[^\"\\\\\\n]*)*)\"");

    private static final Pattern TABLE = Pattern.compile("create table ([a-z_.]+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern DEFAULT = Pattern.compile("\\n +([a-z_]+) timestamp with time zone default now\\(\\)");
    private static final Pattern INSERT = Pattern.compile(
            "insert\\s+into\\s+([a-z_.]+)(?:\\s+as\\s+\\w+)?\\s*\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

    private record Text(Path file, String text) {}

    private record Column(String table, String name) {}

    @Test
    void noStatementAsksTheDatabaseForTheTime() {
        assertThat(texts())
                .hasSizeGreaterThan(1_000)
                .filteredOn(text -> !OWN_TIME_OF_THE_DATABASE.contains(
                        String.valueOf(text.file().getFileName())))
                .filteredOn(text -> TIME.matcher(text.text()).find())
                .as("statements with a time of the database")
                .isEmpty();
    }

    @Test
    void noInsertLeavesATimeToItsDefault() {
        List<Column> columns = columnsWithDefault();
        Set<String> inserted = new TreeSet<>();
        List<String> left = new ArrayList<>();
        for (Text text : texts()) {
            Matcher insert = INSERT.matcher(text.text());
            while (insert.find()) {
                List<String> named = List.of(insert.group(2).strip().split("\\s*,\\s*"));
                for (Column column : columns) {
                    if (column.table.equals(insert.group(1))) {
                        inserted.add(column.table);
                        if (!named.contains(column.name)) {
                            left.add(text.file() + ": " + column.table + "." + column.name);
                        }
                    }
                }
            }
        }
        assertThat(left).as("times left to their default").isEmpty();
        assertThat(inserted).contains("sales.sale", "stock.movement", "stock.movement_request");
    }

    @Test
    void whatReadsStatementsKnowsThem() {
        assertThat(literals("""
                // don't "read" this: now()
                String a = "update t set at = now()"; char quote = '"'; /* "now()" */
                String b = "a \\"b\\"";
                """)).containsExactly("update t set at = now()", "a \\\"b\\\"");
        assertThat(TIME.matcher("at = CURRENT_TIMESTAMP").find()).isTrue();
        assertThat(TIME.matcher("at = :now, known = coalesce(now, 1)").find()).isFalse();
    }

    private static List<Column> columnsWithDefault() {
        List<Column> columns = new ArrayList<>();
        Matcher table = TABLE.matcher(Checkout.text(SchemaTest.FILE));
        while (table.find()) {
            String name = table.group(1);
            DEFAULT.matcher(table.group(2)).results().forEach(each -> columns.add(new Column(name, each.group(1))));
        }
        return columns;
    }

    /** Every text in the code of the product. */
    private static List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (Path file : Checkout.filesEndingWith(".java")) {
            String path = file.toString().replace('\\', '/');
            if (path.matches("(platform|domain/[a-z]+|server)/src/main/.*")) {
                literals(Checkout.text(file)).forEach(text -> texts.add(new Text(file, text)));
            }
        }
        return texts;
    }

    private static List<String> literals(String source) {
        List<String> literals = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            String text = token.group("block") == null ? token.group("line") : token.group("block");
            if (text != null) {
                literals.add(text);
            }
        }
        return literals;
    }
}
