package org.ferrepos.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The role that the program works as, where another one owns the schemas: it reads and writes rows. It makes no table,
 * changes none, switches no trigger off (the ledger and the registered sales are kept by triggers) and does not touch
 * the histories of migrations.
 */
final class ApplicationRole {
    /** Since this version a role may be let analyse and vacuum tables of another one. */
    private static final int HAS_MAINTAIN = 170_000;

    private ApplicationRole() {}

    /** Asks before it writes: every start comes here. */
    static void admit(Connection connection, String role, List<String> schemas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String rows = "select, insert, update, delete";
            if (connection.getMetaData().getDatabaseMajorVersion() * 10_000 >= HAS_MAINTAIN) {
                rows += ", maintain";
            }
            for (String schema : schemas) {
                statement.execute(letIn(
                        statement.enquoteLiteral(role),
                        statement.enquoteLiteral(schema),
                        statement.enquoteLiteral(rows)));
            }
        }
    }

    private static String letIn(String role, String schema, String rows) {
        return """
                do $$
                declare
                    thing record;
                begin
                    if not has_schema_privilege(%1$s, %2$s, 'usage') then
                        execute format('grant usage on schema %%I to %%I', %2$s, %1$s);
                    end if;
                    for thing in
                        select oid, oid::regclass as name,
                            case when relkind = 'S' then 'usage, select, update'
                                when relkind in ('v', 'm') or relname like '%%schema_history%%' then 'select'
                                else %3$s end as wanted,
                            relkind = 'S' as counts
                        from pg_class
                        where relnamespace = to_regnamespace(%2$s) and relkind in ('r', 'p', 'v', 'm', 'S')
                    loop
                        if exists (
                            select from unnest(string_to_array(thing.wanted, ', ')) as privilege
                            where not case when thing.counts then has_sequence_privilege(%1$s, thing.oid, privilege)
                                else has_table_privilege(%1$s, thing.oid, privilege) end)
                        then
                            execute format('grant %%s on %%s to %%I', thing.wanted,
                                case when thing.counts then 'sequence ' else '' end || thing.name, %1$s);
                        end if;
                    end loop;
                end $$""".formatted(role, schema, rows);
    }
}
