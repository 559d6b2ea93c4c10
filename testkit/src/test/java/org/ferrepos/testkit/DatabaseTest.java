package org.ferrepos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.DatabaseUnavailableException;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.db.SqlErrors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The database layer of the platform on a real server; here because the platform cannot depend on the testkit. */
class DatabaseTest {
    private static final TestDatabase TEST = TestDatabase.create();

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void aPipelineSendsSeveralStatementsAndReadsEachResult() throws SQLException {
        TEST.database().inTransaction(handle -> {
            Pipeline pipeline = new Pipeline(handle.getConnection());
            pipeline.update("create temporary table t (n bigint) on commit drop", p -> {});
            pipeline.execute();
            pipeline.update("insert into t select * from unnest(?)", p -> p.longs(new long[] {1, 2, 3}));
            Pipeline.Result<Long> sum =
                    pipeline.query("select sum(n)::bigint from t where n > ?", p -> p.number(1), rows -> {
                        rows.next();
                        return rows.getLong(1);
                    });
            Pipeline.Result<String> text = pipeline.query("select ?::text", p -> p.text("ñ"), rows -> {
                rows.next();
                return rows.getString(1);
            });
            assertThatThrownBy(sum::get).isInstanceOf(IllegalStateException.class);
            pipeline.execute();
            assertThat(sum.get()).isEqualTo(5);
            assertThat(text.get()).isEqualTo("ñ");
            return 0;
        });
    }

    @Test
    void aFailingStatementEndsTheWholePipeline() {
        assertThatThrownBy(() -> TEST.database().inTransaction(handle -> {
                    Pipeline pipeline = new Pipeline(handle.getConnection());
                    pipeline.update("insert into platform.installation (fact, value) values ('x', 'y')", p -> {});
                    pipeline.update("select 1 / 0", p -> {});
                    pipeline.executeUnchecked();
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class);
        long rows = TEST.database()
                .read(handle -> handle.createQuery("select count(*) from platform.installation where fact = 'x'")
                        .mapTo(Long.class)
                        .one());
        assertThat(rows).isZero();
    }

    @Test
    void revisionsGrowByOneForEachChange() {
        long before = TEST.database().read(handle -> Revisions.current(handle, "catalog"));
        long after = TEST.database().inTransaction(handle -> Revisions.raise(handle, "catalog"));
        assertThat(after).isEqualTo(before + 1);
    }

    @Test
    void manyThreadsShareFewConnectionsInOrder() throws Exception {
        try (Database small = Database.open(with(2, Duration.ofSeconds(30)));
                ExecutorService executor = Executors.newFixedThreadPool(32)) {
            List<Future<Long>> waits = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                waits.add(executor.submit(() -> {
                    long started = System.nanoTime();
                    return small.read(handle -> {
                        handle.execute("select pg_sleep(0.005)");
                        return System.nanoTime() - started;
                    });
                }));
            }
            for (Future<Long> wait : waits) {
                assertThat(TimeUnit.NANOSECONDS.toSeconds(wait.get(60, TimeUnit.SECONDS)))
                        .isLessThan(20);
            }
        }
    }

    @Test
    void aPoolThatStaysBusyIsTold() {
        try (Database one = Database.open(with(1, Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> one.read(outer -> one.read(inner -> 1)))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .matches(SqlErrors::isUnavailable);
        }
    }

    @Test
    void connectionsAreReplacedAtTheirAgeAndClosedWhenUnused() throws InterruptedException {
        for (boolean byAge : List.of(true, false)) {
            Duration soon = Duration.ofMillis(100);
            Duration never = Duration.ofHours(1);
            ConnectionSettings settings = TEST.settings();
            ConnectionSettings brief = new ConnectionSettings(
                    settings.jdbcUrl(),
                    settings.user(),
                    settings.password(),
                    1,
                    Duration.ofSeconds(5),
                    byAge ? soon : never,
                    byAge ? never : soon);
            try (Database database = Database.open(brief)) {
                int first = backend(database);
                long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                boolean open = true;
                while (open && System.nanoTime() < deadline) {
                    Thread.sleep(50);
                    open = TEST.database()
                            .read(handle -> handle.createQuery(
                                            "select exists (select from pg_stat_activity where pid = :pid)")
                                    .bind("pid", first)
                                    .mapTo(Boolean.class)
                                    .one());
                }
                assertThat(open).as(byAge ? "too old" : "unused").isFalse();
            }
        }
    }

    private static int backend(Database database) {
        return database.read(handle -> handle.createQuery("select pg_backend_pid()")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aServerThatIsNotThereDoesNotAnswer() {
        assertThat(TEST.database().answers(Duration.ofSeconds(5))).isTrue();
        ConnectionSettings settings = TEST.settings();
        try (Database gone = Database.open(new ConnectionSettings(
                "jdbc:postgresql://127.0.0.1:1/nothing", settings.user(), "", 1, Duration.ofSeconds(1)))) {
            assertThat(gone.answers(Duration.ofSeconds(1))).isFalse();
        }
    }

    private static ConnectionSettings with(int connections, Duration timeout) {
        ConnectionSettings settings = TEST.settings();
        return new ConnectionSettings(settings.jdbcUrl(), settings.user(), settings.password(), connections, timeout);
    }
}
