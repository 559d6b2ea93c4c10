package org.ferrepos.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockOperationsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final StockOperations operations = new StockOperations();
    private final StockFixture fixture = new StockFixture();

    @BeforeAll
    void fill() {
        fixture.setLevel("P-00", "SCL-01", 1);
        fixture.setLevel("P-01", "SCL-01", 10);
        fixture.setLevel("P-02", "SCL-01", 10);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void oneOfFiftyThreadsTakesTheLastUnit() throws Exception {
        StockKey key = fixture.key("P-00", "SCL-01");
        List<Boolean> won = Parallel.run(50, thread -> take(key));
        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(fixture.balance("P-00", "SCL-01").onHand()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void linesOfTheSameProductAreSummedAndEachIsInTheLedger() {
        StockKey one = fixture.key("P-01", "SCL-01");
        StockKey other = fixture.key("P-02", "SCL-01");
        long before = fixture.count("select count(*) from stock.movement");
        run(pipeline -> operations.lockBalances(pipeline, List.of(other, one, other)));
        run(pipeline -> operations.apply(
                pipeline, List.of(sale(one, -250, 1), sale(other, -1000, 2), sale(one, -2500, 3)), NOW));
        assertThat(fixture.balance("P-01", "SCL-01").onHand()).isEqualTo(new Quantity(7250));
        assertThat(fixture.balance("P-02", "SCL-01").onHand()).isEqualTo(Quantity.of(9));
        assertThat(fixture.count("select count(*) from stock.movement") - before)
                .isEqualTo(3);
    }

    @Test
    void balancesThatDoNotExistAreAbsent() throws SQLException {
        StockKey missing = fixture.key("P-10", "VAP-01");
        StockKey present = fixture.key("P-02", "SCL-01");
        Map<StockKey, Balance> balances = fixture.database().inTransaction(handle -> {
            Pipeline pipeline = new Pipeline(handle.getConnection());
            Pipeline.Result<Map<StockKey, Balance>> result =
                    operations.lockBalances(pipeline, List.of(missing, present));
            pipeline.execute();
            return result.get();
        });
        assertThat(balances).containsOnlyKeys(present);
    }

    @Test
    void applyToAMissingBalanceEndsTheTransaction() {
        StockKey missing = fixture.key("P-11", "VAP-01");
        assertThatThrownBy(() -> run(pipeline -> operations.apply(pipeline, List.of(sale(missing, -1000, 1)), NOW)))
                .hasMessageContaining("0 of 1 rows exist");
        assertThat(fixture.count("select count(*) from stock.movement where product_id = " + missing.productId()))
                .isZero();
    }

    @Test
    void applyCreatingMakesTheRowAndAddsToIt() {
        StockKey key = fixture.key("P-12", "VAP-01");
        run(pipeline -> operations.applyCreating(pipeline, List.of(sale(key, -1000, 1)), NOW));
        run(pipeline -> operations.applyCreating(pipeline, List.of(sale(key, -1500, 1)), NOW));
        assertThat(fixture.balance("P-12", "VAP-01").onHand()).isEqualTo(new Quantity(-2500));
    }

    @Test
    void createMissingBeforeTheLockGivesEveryKeyARow() {
        StockKey key = fixture.key("P-13", "VAP-01");
        run(pipeline -> {
            operations.createMissing(pipeline, List.of(key));
            operations.lockBalances(pipeline, List.of(key));
            operations.apply(pipeline, List.of(sale(key, -1000, 1)), NOW);
        });
        assertThat(fixture.balance("P-13", "VAP-01").onHand()).isEqualTo(Quantity.of(-1));
    }

    @Test
    void rowsAreLockedAboveTheSort() {
        for (String setting : List.of("on", "off")) {
            List<String> plan = fixture.database().read(handle -> {
                handle.execute("set enable_nestloop = " + setting);
                List<String> lines = handle.createQuery("explain " + StockOperations.LOCK.replace("?", "'{1,2}'"))
                        .mapTo(String.class)
                        .list();
                handle.execute("reset enable_nestloop");
                return lines;
            });
            assertThat(plan.getFirst()).contains("LockRows");
            assertThat(plan.get(1)).contains("Sort");
        }
    }

    @Test
    void theLedgerRefusesChanges() {
        run(pipeline ->
                operations.applyCreating(pipeline, List.of(sale(fixture.key("P-14", "VAP-01"), -1000, 1)), NOW));
        for (String sql : List.of(
                "update stock.movement set quantity = 5", "delete from stock.movement", "truncate stock.movement")) {
            assertThatThrownBy(() -> fixture.database().inTransaction(handle -> handle.execute(sql)))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void setupLeavesExistingBalancesAlone() {
        fixture.setLevel("P-15", "VAP-01", 7);
        fixture.setLevel("P-15", "VAP-01", 99);
        assertThat(fixture.balance("P-15", "VAP-01").onHand()).isEqualTo(Quantity.of(7));
    }

    @Test
    void setupWritesSixThousandLevelsInOneStatement() {
        List<InitialLevel> levels = new ArrayList<>();
        for (int product = 0; product < 2000; product++) {
            for (int branch = 1; branch <= 3; branch++) {
                levels.add(new InitialLevel(1_000_000 + product, branch, Quantity.of(50), Quantity.of(5)));
            }
        }
        List<String> statements = new ArrayList<>();
        int written = fixture.database().inTransaction(handle -> {
            handle.setSqlLogger(new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                    statements.add(String.valueOf(context.getRawSql()));
                }
            });
            return StockSetup.setLevels(handle, levels, NOW);
        });
        assertThat(written).isEqualTo(6000);
        assertThat(statements).as("one that writes, one that tells the planner").hasSize(2);
    }

    private boolean take(StockKey key) throws SQLException {
        return fixture.database().inTransaction(handle -> {
            Pipeline pipeline = new Pipeline(handle.getConnection());
            Pipeline.Result<Map<StockKey, Balance>> balances = operations.lockBalances(pipeline, List.of(key));
            pipeline.execute();
            if (!balances.get().getOrDefault(key, Balance.NONE).available().isPositive()) {
                return false;
            }
            operations.apply(pipeline, List.of(sale(key, -1000, 1)), NOW);
            pipeline.execute();
            return true;
        });
    }

    private void run(Consumer<Pipeline> work) {
        try {
            fixture.database().inTransaction(handle -> {
                Pipeline pipeline = new Pipeline(handle.getConnection());
                work.accept(pipeline);
                pipeline.execute();
                return true;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StockChange sale(StockKey key, long thousandths, int line) {
        return new StockChange(key, new Quantity(thousandths), MovementKind.SALE, Ids.next(), line, Ids.next(), null);
    }
}
