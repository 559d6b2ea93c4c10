package org.ferrepos.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ferrepos.platform.db.embedded.DatabaseLogins.Login;
import org.junit.jupiter.api.Test;

class ServerRolesTest {

    @Test
    void rolesOwnWhatAnEarlierVersionMadeAndNothingElseInTheServer() throws Exception {
        EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.defaults(TestDirectories.create());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            postgres.ensureDatabase("shop");
            makeAsOwnerOfTheServer(postgres);

            DatabaseLogins logins = postgres.ensureLogins("shop");

            assertThat(query(postgres, logins.owner(), """
                    select string_agg(distinct r.rolname, ' ') from (
                        select nspowner as id from pg_namespace where nspname = 'stock'
                        union all select relowner from pg_class where relnamespace = 'stock'::regnamespace
                        union all select proowner from pg_proc where pronamespace = 'stock'::regnamespace
                        union all select typowner from pg_type where typnamespace = 'stock'::regnamespace
                        union all select datdba from pg_database where datname = 'shop') o
                    join pg_roles r on r.oid = o.id""")).isEqualTo("ferrepos_owner");
            assertThat(query(postgres, logins.owner(), "select count(*) from stock.balance"))
                    .isEqualTo("1");
            for (Login login : new Login[] {logins.owner(), logins.application()}) {
                assertThat(query(postgres, login, """
                        select bool_or(rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
                        from pg_roles where pg_has_role(oid, 'member')""")).isEqualTo("f");
                assertThatThrownBy(() -> query(postgres, login, "select rolpassword from pg_authid"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> query(postgres, login, "select pg_read_file('postgresql.conf')"))
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> query(postgres, logins.application(), "create schema own"))
                    .hasMessageContaining("permission denied");
            assertThat(postgres.ensureLogins("shop")).isEqualTo(logins);
            assertThat(RunningServer.find(settings.directory()).orElseThrow().ensureLogins("shop"))
                    .isEqualTo(logins);
        }
        FileTree.delete(settings.directory());
    }

    private static void makeAsOwnerOfTheServer(EmbeddedPostgres postgres) throws SQLException {
        Login login = new Login(postgres.user(), postgres.password());
        try (Connection connection = connect(postgres, login);
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_trgm with schema public");
            statement.execute("create schema stock");
            statement.execute("create domain stock.amount as numeric(14, 3)");
            statement.execute("create sequence stock.number");
            statement.execute("create table stock.balance (id bigint generated always as identity primary key,"
                    + " old serial, on_hand stock.amount)");
            statement.execute("create view stock.read_balance as select * from stock.balance");
            statement.execute("create materialized view stock.total as select sum(on_hand) from stock.balance");
            statement.execute("create function stock.one() returns int language sql as 'select 1'");
            statement.execute("insert into stock.balance (on_hand) values (1)");
        }
    }

    private static String query(EmbeddedPostgres postgres, Login login, String sql) throws SQLException {
        try (Connection connection = connect(postgres, login);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, Login login) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("shop"), login.user(), login.password());
    }
}
