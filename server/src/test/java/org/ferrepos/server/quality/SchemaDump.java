package org.ferrepos.server.quality;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes down what the catalogues of PostgreSQL say of a schema, always in the same order. */
final class SchemaDump {
    private static final String MIGRATION_HISTORY = "schema_history";

    private static final String EXTENSIONS = """
            select 'create extension ' || extname || ' with schema ' || nspname || ';'
            from pg_extension join pg_namespace n on n.oid = extnamespace
            where extname <> 'plpgsql' order by extname""";

    private static final String TABLES = """
            select relname from pg_class
            where relnamespace = cast(:schema as regnamespace) and relkind = 'r' and relname <> :history
            order by relname""";

    private static final String VIEWS = """
            select 'create view ' || cast(oid as regclass) || E' as\\n' || pg_get_viewdef(oid)
            from pg_class where relnamespace = cast(:schema as regnamespace) and relkind = 'v' order by relname""";

    private static final String COLUMNS = """
            select '    ' || attname || ' ' || format_type(atttypid, atttypmod)
                || case when attcollation <> 0 and attcollation <> typcollation
                       then ' collate ' || (select quote_ident(collname) from pg_collation c where c.oid = attcollation)
                       else '' end
                || case when attidentity = 'a' then ' generated always as identity' else '' end
                || coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
                || case when attnotnull then ' not null' else '' end
            from pg_attribute
            join pg_type t on t.oid = atttypid
            left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped order by attnum""";

    /** Not-null constraints are left out: the columns say it, and versions of the server differ in naming them. */
    private static final String CONSTRAINTS = """
            select '    constraint ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where conrelid = cast(:table as regclass) and contype in ('p', 'u', 'f', 'c', 'x')
            order by contype = 'p' desc, conname""";

    private static final String OPTIONS = """
            select ' with (' || array_to_string(reloptions, ', ') || ')'
            from pg_class where oid = cast(:table as regclass) and reloptions is not null""";

    private static final String INDEXES = """
            select pg_get_indexdef(indexrelid) || ';' from pg_index
            where indrelid = cast(:table as regclass)
              and not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
            order by 1""";

    private static final String TRIGGERS = """
            select pg_get_triggerdef(oid) || ';' from pg_trigger
            where tgrelid = cast(:table as regclass) and not tgisinternal order by tgname""";

    private static final String FUNCTIONS = """
            select rtrim(pg_get_functiondef(oid), E'\\n') || ';' from pg_proc
            where pronamespace = cast(:schema as regnamespace) order by proname, pronargs""";

    private final Handle handle;
    private final StringBuilder text = new StringBuilder(32_768);

    private SchemaDump(Handle handle) {
        this.handle = handle;
    }

    static String of(Handle handle, List<String> schemas) {
        SchemaDump dump = new SchemaDump(handle);
        dump.section(dump.lines(EXTENSIONS, "schema", ""));
        for (String schema : schemas) {
            dump.write(schema);
        }
        return dump.text.toString();
    }

    private void write(String schema) {
        text.append("\ncreate schema ").append(schema).append(";\n");
        for (String function : lines(FUNCTIONS, "schema", schema)) {
            section(List.of(function));
        }
        for (String table : lines(TABLES, "schema", schema)) {
            writeTable(schema + "." + table);
        }
        for (String view : lines(VIEWS, "schema", schema)) {
            section(List.of(view));
        }
    }

    private void writeTable(String table) {
        List<String> parts = new java.util.ArrayList<>(lines(COLUMNS, "table", table));
        parts.addAll(lines(CONSTRAINTS, "table", table));
        text.append("\ncreate table ")
                .append(table)
                .append(" (\n")
                .append(String.join(",\n", parts))
                .append("\n)");
        lines(OPTIONS, "table", table).forEach(text::append);
        text.append(";\n");
        lines(INDEXES, "table", table).forEach(line -> text.append(line).append('\n'));
        lines(TRIGGERS, "table", table).forEach(line -> text.append(line).append('\n'));
    }

    private void section(List<String> lines) {
        text.append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
    }

    private List<String> lines(String sql, String name, String value) {
        var query = handle.createQuery(sql);
        if (sql.contains(":" + name)) {
            query.bind(name, value);
        }
        if (sql.contains(":history")) {
            query.bind("history", MIGRATION_HISTORY);
        }
        return query.mapTo(String.class).list();
    }
}
