package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ferrepos.platform.db.embedded.DatabaseLogins.Login;
import org.postgresql.PGConnection;

/**
 * The roles that work on a database of the embedded server, so that nobody needs the server's owner for it: one owns the
 * schemas and migrates, one reads and writes rows. Neither may do anything else in the server.
 */
record ServerRoles(DataDirectory directory, ServerProbe probe, int port) {
    private static final String OWNER = "ferrepos_owner";
    private static final String APPLICATION = "ferrepos_app";
    private static final String READER = "ferrepos_reader";

    /** Of this product and this purpose among the locks of a database. */
    private static final long LOCK = 0x46504F53524F4C45L;

    private static final String MAKE = """
            do $$
            declare
                wanted text;
            begin
                foreach wanted in array array['%1$s', '%2$s', '%3$s'] loop
                    if to_regrole(wanted) is null then
                        execute format('create role %%I', wanted);
                    end if;
                end loop;
            end $$;
            alter role %1$s login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
            alter role %2$s login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
            grant %3$s to %1$s, %2$s""".formatted(OWNER, APPLICATION, READER);

    /** What an earlier version made as the owner of the server; parts of extensions stay his. */
    private static final String HAND_OVER = """
            do $$
            declare
                thing record;
                owner constant oid = '%1$s'::regrole;
            begin
                for thing in
                    select format('schema %%I', nspname) as named, 1 as turn from pg_namespace
                    where nspowner <> owner and nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
                    union all
                    select format('%%s %%s', case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                            when 'S' then 'sequence' else 'table' end, c.oid::regclass), 2
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relowner <> owner and c.relkind in ('r', 'p', 'v', 'm', 'S')
                      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                          and d.objid = c.oid and d.deptype in ('e', 'a', 'i') and d.refclassid <> 'pg_type'::regclass)
                    union all
                    select format('routine %%s', p.oid::regprocedure), 3
                    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where p.proowner <> owner and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
                          and d.objid = p.oid and d.deptype = 'e')
                    union all
                    select format('type %%s', t.oid::regtype), 4
                    from pg_type t join pg_namespace n on n.oid = t.typnamespace
                    where t.typowner <> owner and t.typtype in ('d', 'e', 'r')
                      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass
                          and d.objid = t.oid and d.deptype = 'e')
                    order by turn, named
                loop
                    execute format('alter %%s owner to %1$s', thing.named);
                end loop;
            end $$""".formatted(OWNER);

    static void ensureDatabase(ServerProbe probe, int port, String name) {
        try (Connection connection = probe.connect(port, "postgres");
                PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery();
                    Statement statement = connection.createStatement()) {
                if (!row.next()) {
                    statement.execute("create database " + statement.enquoteIdentifier(name, true));
                }
            }
        } catch (SQLException failure) {
            throw notPrepared(name, failure);
        }
    }

    /** Makes what is missing and hands over what is another's; every start comes here, several at once too. */
    DatabaseLogins ensure(String database) {
        try (Connection connection = probe.connect(port, database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            DatabaseLogins logins = new DatabaseLogins(login(OWNER), login(APPLICATION));
            statement.execute(MAKE);
            setPassword(connection, logins.owner());
            setPassword(connection, logins.application());
            String name = statement.enquoteIdentifier(database, true);
            statement.execute("alter database " + name + " owner to " + OWNER);
            statement.execute(HAND_OVER);
            connection.commit();
            return logins;
        } catch (SQLException failure) {
            throw notPrepared(database, failure);
        }
    }

    private Login login(String role) {
        var file = directory.passwordFile(role);
        try {
            if (directory.readText(file).isEmpty()) {
                directory.writeText(file, Cluster.newPassword());
            }
            return new Login(role, directory.readText(file).orElseThrow());
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede escribir " + file + ": revise permisos y espacio en disco.",
                    "The file " + file + " cannot be written: check permissions and disk space.",
                    failure);
        }
    }

    /** Hashed here, so that no log of the server can hold it. */
    private static void setPassword(Connection connection, Login login) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(login.user(), login.password().toCharArray(), "scram-sha-256");
    }

    private static EmbeddedPostgresException notPrepared(String database, SQLException failure) {
        return new EmbeddedPostgresException(
                "No se pudo preparar la base de datos " + database + ": " + failure.getMessage(),
                "The database " + database + " could not be prepared.",
                failure);
    }
}
