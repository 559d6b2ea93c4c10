package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.testkit.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What areas publish for reports is views, explained, listed, kept, and all that the reading role reaches. */
final class PublishedViewsTest {
    static final Path PAGE = Path.of("docs/reference/read-views.md");

    private static final String ROLE = "ferrepos_reader";
    private static final String HEADER = """
            # Read views

            What reports, forecasts and the programs of others may read of each area: views whose columns stay, in name, \
            type and meaning; new ones may come. Generated from the migrations; a test compares.

            Areas read each other's views with `ReadDatabase.readPublished`, apart from the shop's work, from the replica \
            where there is one. The role `ferrepos_reader` of the database server may read these views and nothing else; \
            give it to the account of another program with `grant ferrepos_reader to ...`. Where the account of the program \
            may not make roles, make it with `create role ferrepos_reader nologin` and `grant ferrepos_reader to \
            <account of the program>`; the next start lets it in.

            Amounts are whole minor units of their currency: pesos of Chile have none, so that 1990 is $1.990; pesos of \
            Argentina have two decimals, so that 199000 is $1.990,00.
            """;

    private static final String RELATIONS = """
            select n.nspname || '.' || c.relname as name, c.relkind::text as kind, c.relname like 'read\\_%' as published,
                coalesce(obj_description(c.oid, 'pg_class'), '') as meaning,
                has_table_privilege(:role, c.oid, 'select') as readable,
                has_table_privilege(:role, c.oid, 'insert, update, delete, truncate, references, trigger') as writable
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any(:schemas) and c.relkind in ('r', 'v', 'm', 'p', 'f')
            order by 1""";

    private static final String COLUMNS = """
            select a.attname || '|' || format_type(a.atttypid, a.atttypmod) || '|'
                || coalesce(col_description(a.attrelid, a.attnum), '')
            from pg_attribute a
            where a.attrelid = cast(:view as regclass) and a.attnum > 0 and not a.attisdropped order by a.attnum""";

    private static final TestDatabase DATABASE = TestDatabase.create(
            Areas.ofThisProgram().all().stream().map(Area::name).toArray(String[]::new));
    private static final String[] SCHEMAS = Areas.ofThisProgram().all().stream()
            .flatMap(area -> area.schema().stream())
            .toArray(String[]::new);

    /** A table or view of an area. */
    private record Relation(
            String name, String kind, boolean published, String meaning, boolean readable, boolean writable) {}

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void onlyViewsArePublishedAndTheReadingRoleReachesThemAlone() {
        List<Relation> relations = relations();

        assertThat(relations).filteredOn(Relation::published).hasSizeGreaterThan(10);
        for (Relation relation : relations) {
            assertThat(relation.readable()).as(relation.name()).isEqualTo(relation.published());
            assertThat(relation.writable()).as(relation.name()).isFalse();
            assertThat(!relation.published() || relation.kind().equals("v"))
                    .as("%s is a view", relation.name())
                    .isTrue();
        }
    }

    @Test
    void theRoleReadsWhatIsPublishedAndIsRefusedTheRest() {
        for (Relation relation : relations()) {
            String select = "select count(*) from " + relation.name();
            if (relation.published()) {
                assertThat(asReader(select)).as(relation.name()).isNotNegative();
            } else {
                assertThatThrownBy(() -> asReader(select))
                        .as(relation.name())
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
        assertThatThrownBy(() -> asReader("delete from sales.read_day_total"))
                .matches(error -> !SqlErrors.isUnavailable(error));
    }

    @Test
    void thePageTellsEveryViewAndNoColumnGoes() {
        String made = HEADER
                + relations().stream()
                        .filter(Relation::published)
                        .map(PublishedViewsTest::section)
                        .collect(Collectors.joining());
        List<String> delivered =
                Checkout.files().contains(PAGE) ? columns(Checkout.text(PAGE)).toList() : List.of();
        assertThat(columns(made)).as("a column that others read stays").containsAll(delivered);
        if (Checkout.isWriting()) {
            Checkout.write(PAGE, made);
            return;
        }

        assertThat(Checkout.text(PAGE)).isEqualTo(made);
    }

    private static String section(Relation view) {
        assertThat(view.meaning()).as("%s has a comment", view.name()).isNotBlank();
        StringBuilder text = new StringBuilder(
                "\n## " + view.name() + "\n\n" + view.meaning() + ".\n\n| column | type | meaning |\n|---|---|---|\n");
        List<String> columns = DATABASE.database()
                .read(handle -> handle.createQuery(COLUMNS)
                        .bind("view", view.name())
                        .mapTo(String.class)
                        .list());
        for (String column : columns) {
            String[] parts = column.split("\\|", 3);
            assertThat(parts[2])
                    .as("%s.%s has a comment", view.name(), parts[0])
                    .isNotBlank();
            text.append("| `%s` | %s | %s |\n".formatted(parts[0], parts[1], parts[2]));
        }
        return text.toString();
    }

    /** Each column of a page as view, name and type. */
    private static Stream<String> columns(String page) {
        return Pattern.compile("(?m)^## ").splitAsStream(page).skip(1).flatMap(section -> {
            String view = section.lines().findFirst().orElseThrow();
            return Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]+) \\|")
                    .matcher(section)
                    .results()
                    .map(row -> view + "." + row.group(1) + " " + row.group(2));
        });
    }

    private static List<Relation> relations() {
        return DATABASE.database()
                .read(handle -> handle.createQuery(RELATIONS)
                        .bind("role", ROLE)
                        .bindArray("schemas", String.class, (Object[]) SCHEMAS)
                        .map((row, context) -> new Relation(
                                row.getString("name"),
                                row.getString("kind"),
                                row.getBoolean("published"),
                                row.getString("meaning"),
                                row.getBoolean("readable"),
                                row.getBoolean("writable")))
                        .list());
    }

    private static long asReader(String sql) {
        return DATABASE.database().inTransaction(handle -> asReader(handle, sql));
    }

    private static long asReader(Handle handle, String sql) {
        handle.execute("set local role " + ROLE);
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
