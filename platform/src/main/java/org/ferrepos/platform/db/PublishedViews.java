package org.ferrepos.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * The views that areas publish for reports, forecasts and the programs of others: those called {@code read_*} in their
 * schemas. A role of the server may read them and nothing else; the program takes it on for such reads, and an operator
 * may grant it to the account of another program.
 *
 * <p>Where the account of the program may not make roles, the operator makes this one, or reads go without it.
 */
final class PublishedViews {
    /** Roles belong to the whole server, which several installations may share. */
    static final String ROLE = "ferrepos_reader";

    private static final Logger LOG = Logger.getLogger(PublishedViews.class);
    private static final Set<String> MADE_BY_ANOTHER = Set.of("42710", "23505");
    private static final String NOT_PERMITTED = "42501";

    private static final String JOIN = """
            do $$
            begin
                if not pg_has_role('%1$s', 'member') then
                    grant %1$s to current_user;
                end if;
            end $$""".formatted(ROLE);

    private PublishedViews() {}

    /** Takes the role on until the end of the transaction, where there is one. */
    static void becomeReader(Handle handle) {
        var _ = handle.createQuery("select set_config('role', rolname, true) from pg_roles"
                        + " where rolname = :role and pg_has_role(oid, 'member')")
                .bind("role", ROLE)
                .mapTo(String.class)
                .findOne();
    }

    /** Makes the role where it is missing and lets it into all views of these schemas that are published now. */
    static void grant(Connection connection, List<String> schemas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                make(statement);
            }
            statement.execute(JOIN);
            for (String schema : schemas) {
                statement.execute(letIn(schema));
            }
        } catch (SQLException e) {
            if (!NOT_PERMITTED.equals(e.getSQLState())) {
                throw e;
            }
            LOG.infof("published views are read without the role %s: %s", ROLE, e.getMessage());
        }
    }

    /** Asks before it writes: every start comes here. */
    private static String letIn(String schema) {
        return """
                do $$
                declare
                    published regclass;
                begin
                    if not has_schema_privilege('%2$s', '%1$s', 'usage') then
                        grant usage on schema %1$s to %2$s;
                    end if;
                    for published in
                        select oid from pg_class
                        where relnamespace = '%1$s'::regnamespace and relkind = 'v' and relname like 'read\\_%%'
                          and not has_table_privilege('%2$s', oid, 'select')
                    loop
                        execute format('grant select on %%s to %2$s', published);
                    end loop;
                end $$""".formatted(schema, ROLE);
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select 1 from pg_roles where rolname = '" + ROLE + "'")) {
            return row.next();
        }
    }

    private static void make(Statement statement) throws SQLException {
        try {
            statement.execute("create role " + ROLE + " nologin");
        } catch (SQLException e) {
            if (!MADE_BY_ANOTHER.contains(e.getSQLState())) {
                throw e;
            }
        }
    }
}
