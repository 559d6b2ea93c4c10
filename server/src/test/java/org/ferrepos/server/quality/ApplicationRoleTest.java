package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Migrations;
import org.ferrepos.testkit.TestDatabase;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one role migrates and another works: the second reads and writes rows of every table, and that is all. */
class ApplicationRoleTest {
    private static final List<Area> AREAS = Areas.ofThisProgram().all();
    private static final String OWNER = "owner_" + ProcessHandle.current().pid();
    private static final String APPLICATION = "app_" + ProcessHandle.current().pid();

    private static TestDatabase test;
    private static Database work;

    @BeforeAll
    static void migrate() {
        test = TestDatabase.empty();
        String database = test.settings().jdbcUrl().replaceFirst(".*/", "");
        test.execute("create role " + OWNER + " login password 'owner'");
        test.execute("create role " + APPLICATION + " login password 'app'");
        test.execute("alter database " + database + " owner to " + OWNER);
        assertThat(Migrations.migrate(as(OWNER, "owner"), APPLICATION, AREAS)).isPositive();
        assertThat(Migrations.migrate(as(OWNER, "owner"), APPLICATION, AREAS)).isZero();
        work = Database.open(as(APPLICATION, "app"));
    }

    @AfterAll
    static void drop() {
        work.close();
        test.execute("drop owned by " + APPLICATION + "; drop role " + APPLICATION);
        test.execute("reassign owned by " + OWNER + " to current_user; drop owned by " + OWNER);
        test.execute("drop role " + OWNER);
        test.close();
    }

    @Test
    void everyTableIsReadAndWrittenButTheHistories() {
        List<String> refused =
                work.read(handle -> handle.createQuery("""
                        select c.oid::regclass::text || ' ' || p.privilege
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        cross join lateral unnest(case
                            when c.relkind in ('v', 'm') or c.relname = 'schema_history' then array['select']
                            else array['select', 'insert', 'update', 'delete'] end) as p (privilege)
                        where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
                          and c.relkind in ('r', 'p', 'v', 'm')
                          and not has_table_privilege(c.oid, p.privilege)""").mapTo(String.class).list());
        assertThat(refused).isEmpty();
        int tables =
                work.read(handle -> handle.createQuery("""
                        select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
                          and c.relkind in ('r', 'p', 'v', 'm')""").mapTo(Integer.class).one());
        assertThat(tables).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table sales.mine (id int)",
                "create schema mine",
                "drop table sales.sale",
                "truncate stock.movement",
                "alter table stock.movement disable trigger all",
                "alter table sales.sale drop constraint sale_check",
                "drop trigger movement_append_only on stock.movement",
                "set session_replication_role = replica",
                "update platform.schema_history set checksum = 1",
                "create role another",
                "alter system set fsync = off",
                "copy platform.revision to '/tmp/out'",
                "set role " + "pg_read_all_data"
            })
    void nothingElse(String statement) {
        assertThatThrownBy(() -> work.read(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private static ConnectionSettings as(String role, String password) {
        return test.settings().to(test.settings().jdbcUrl(), role, password);
    }
}
