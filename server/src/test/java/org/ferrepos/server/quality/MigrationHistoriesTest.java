package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Migrations;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each area keeps the history of its migrations; the one history of the first versions is taken over whole. */
final class MigrationHistoriesTest {
    private static final List<Area> AREAS = Areas.ofThisProgram().all();
    private static final List<String> SCHEMAS =
            AREAS.stream().flatMap(area -> area.schema().stream()).toList();
    private static final List<String> OTHERS = SCHEMAS.subList(1, SCHEMAS.size());

    private final TestDatabase test =
            TestDatabase.create(AREAS.stream().map(Area::name).toArray(String[]::new));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aNewDatabaseHasOneHistoryForEachArea() {
        Map<String, List<String>> histories = histories();

        assertThat(histories.keySet()).containsExactlyInAnyOrderElementsOf(SCHEMAS);
        assertThat(histories.values()).allSatisfy(scripts -> assertThat(scripts).isNotEmpty());
        assertThat(Migrations.migrate(test.settings(), AREAS)).isZero();
        assertThat(histories()).isEqualTo(histories);
    }

    @Test
    void theOneHistoryOfTheFirstVersionsIsTakenOver() {
        Map<String, List<String>> histories = histories();
        OTHERS.forEach(this::giveBack);
        assertThat(histories().keySet()).containsExactly("platform");

        assertThat(Migrations.migrate(test.settings(), AREAS)).isZero();
        assertThat(histories()).isEqualTo(histories);
    }

    /** The process was ended after some areas were done, and in the middle of another one. */
    @Test
    void aTakeOverThatWasEndedHalfWayIsContinued() {
        Map<String, List<String>> histories = histories();
        giveBack(OTHERS.getLast());
        String middle = OTHERS.get(1);
        test.execute("alter table " + middle + ".schema_history rename to schema_history_" + middle);
        test.execute("alter table " + middle + ".schema_history_" + middle + " set schema platform");

        assertThat(Migrations.migrate(test.settings(), AREAS)).isZero();
        assertThat(histories()).isEqualTo(histories);
    }

    @Test
    void processesThatStartAtOnceDoNotDisturbEachOther() throws Exception {
        String name = "two_at_once_" + ProcessHandle.current().pid();
        test.execute("create database " + name);
        ConnectionSettings known = test.settings();
        ConnectionSettings empty = new ConnectionSettings(
                known.jdbcUrl().replaceFirst("/test_[0-9_]+", "/" + name),
                known.user(),
                known.password(),
                known.maxConnections(),
                known.acquisitionTimeout());
        try (ExecutorService starts = Executors.newFixedThreadPool(3)) {
            Callable<Integer> start = () -> Migrations.migrate(empty, AREAS);
            int executed = 0;
            for (Future<Integer> done : starts.invokeAll(List.of(start, start, start))) {
                executed += done.get();
            }
            assertThat(executed)
                    .isEqualTo(
                            histories().values().stream().mapToInt(List::size).sum());
        }
    }

    /** As the first versions kept it: the rows of all areas in one table, in the order in which they ran. */
    private void giveBack(String schema) {
        test.execute("""
                insert into platform.schema_history
                select installed_rank + (select max(installed_rank) from platform.schema_history), version, description,
                       type, script, checksum, installed_by, installed_on, execution_time, success
                from %1$s.schema_history where type = 'SQL';
                drop table %1$s.schema_history
                """.formatted(schema));
    }

    private Map<String, List<String>> histories() {
        Map<String, List<String>> found = new TreeMap<>();
        List<String> tables = test.database()
                .read(handle -> handle.createQuery("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_name like 'schema\\_history%'""").mapTo(String.class).list());
        for (String table : tables) {
            found.put(
                    table.replace(".schema_history", ""),
                    test.database()
                            .read(handle -> handle.createQuery("select script from " + table
                                            + " where type = 'SQL' order by installed_rank")
                                    .mapTo(String.class)
                                    .list()));
        }
        return found;
    }
}
