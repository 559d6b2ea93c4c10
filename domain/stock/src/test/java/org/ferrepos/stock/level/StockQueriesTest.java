package org.ferrepos.stock.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Role;
import org.ferrepos.stock.StockFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockQueriesTest {
    private final StockFixture fixture = new StockFixture();
    private final StockQueries stock = new StockQueries(fixture.database(), fixture.directory(), fixture.clock());
    private final CriticalQueries critical =
            new CriticalQueries(fixture.database(), fixture.directory(), fixture.clock());
    private final Minimums minimums =
            new Minimums(fixture.database(), fixture.directory(), fixture.audit(), fixture.clock());
    private final LedgerCheck check = new LedgerCheck(fixture.database(), fixture.directory());

    @BeforeAll
    void fill() {
        for (int i = 0; i < 10; i++) {
            for (String branch : List.of("SCL-01", "SCL-02", "VAP-01")) {
                fixture.setLevel(StockFixture.sku(i), branch, 10L * i);
            }
        }
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void pagesHoldEverythingOnce() {
        assertThat(all(after -> stock.items(new StockFilter(null, null, after, 7))))
                .hasSize(30)
                .doesNotHaveDuplicates();
        assertThat(all(after -> stock.items(new StockFilter(null, "SCL-02", after, 3))))
                .hasSize(10)
                .allMatch(item -> item.branch().equals("SCL-02"));
        assertThat(all(after -> stock.items(new StockFilter("P-03", null, after, 2))))
                .extracting(StockItem::onHand)
                .containsExactly(Quantity.of(30), Quantity.of(30), Quantity.of(30));
    }

    @Test
    void aBranchThatNeverHadTheProductHasNoneOfIt() {
        assertThat(stock.items(new StockFilter("P-19", "SCL-01", null, 50)).items())
                .containsExactly(
                        new StockItem("P-19", "SCL-01", Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO));
    }

    @Test
    void unknownNamesAreRefused() {
        assertThatThrownBy(() -> stock.items(new StockFilter("NO-HAY", null, null, 50)))
                .hasMessage("PRODUCT_NOT_FOUND");
        assertThatThrownBy(() -> stock.items(new StockFilter(null, "NO-HAY", null, 50)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(
                                        refusal.problem().errors().getFirst().field())
                                .isEqualTo("branch"));
        for (String cursor : List.of("x", "YQ", "MTIzCjk5OTk5OTk5OTk5")) {
            assertThatThrownBy(() -> stock.items(new StockFilter(null, null, cursor, 50)))
                    .hasMessage("VALIDATION_FAILED");
        }
    }

    @Test
    void atTheMinimumIsCriticalAndTheWorstComesFirst() {
        setMinimum("P-05", 50);
        setMinimum("P-06", 61);
        setMinimum("P-07", 69);
        setMinimum("P-08", 800);
        long negative = fixture.key("P-09", "VAP-01").productId();
        fixture.database()
                .inTransaction(handle -> handle.execute(
                        "update stock.balance set on_hand = -1 where product_id = ? and branch_id = 3", negative));
        List<CriticalItem> items = all(after -> critical.list(new StockFilter(null, "VAP-01", after, 2)));
        assertThat(items).extracting(CriticalItem::sku).containsExactly("P-09", "P-08", "P-06", "P-05");
        assertThat(items)
                .extracting(CriticalItem::deficit)
                .containsExactly(Quantity.of(1), Quantity.of(720), Quantity.of(1), Quantity.ZERO);
        assertThat(fixture.count("select count(*) from identity.audit where entity = 'stock_minimum'"))
                .isEqualTo(4);
        assertThatThrownBy(() -> critical.list(new StockFilter(null, null, "eAoxCjE", 2)))
                .hasMessage("VALIDATION_FAILED");
        assertThat(check.run(Optional.empty(), Optional.empty(), 50).items())
                .extracting(LedgerCheck.Difference::sku)
                .containsExactly("P-09");
        assertThat(check.run(Optional.of(fixture.directory().branch("branch", "SCL-01")), Optional.empty(), 50)
                        .items())
                .isEmpty();
    }

    @Test
    void theCatalogueSeesWhatABranchHas() {
        long product = fixture.key("P-04", "SCL-01").productId();
        assertThat(onHand(product, 999_999L)).containsExactly(Map.entry(product, Quantity.of(40)));
        assertThat(onHand(product)).containsExactly(Map.entry(product, Quantity.of(40)));
        assertThat(onHand(999_999L)).isEmpty();
    }

    private Map<Long, Quantity> onHand(long... products) {
        return fixture.database().read(handle -> {
            Pipeline pipeline = new Pipeline(handle.getConnection());
            Pipeline.Result<Map<Long, Quantity>> levels = new BranchStockLevels().onHand(pipeline, products, 1);
            pipeline.executeUnchecked();
            return levels.get();
        });
    }

    @Test
    void quantitiesAreJsonNumbers() throws Exception {
        StockItem item =
                new StockItem("A", "B", new Quantity(1_250), Quantity.ZERO, new Quantity(1_250), Quantity.of(100));
        assertThat(JsonSettings.newMapper().writeValueAsString(item))
                .isEqualTo("{\"sku\":\"A\",\"branch\":\"B\",\"on_hand\":1.25,\"reserved\":0,\"available\":1.25,"
                        + "\"minimum\":100}");
    }

    private void setMinimum(String sku, long minimum) {
        minimums.set(
                StockFixture.caller(Role.WAREHOUSE, Optional.empty()),
                new MinimumRequest(sku, "VAP-01", Quantity.of(minimum)));
    }

    private static <T> List<T> all(Function<@Nullable String, Page<T>> read) {
        List<T> items = new ArrayList<>();
        String after = null;
        do {
            Page<T> page = read.apply(after);
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        return items;
    }
}
