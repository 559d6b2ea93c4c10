package org.ferrepos.stock.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.catalog.OpeningStockLine;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;
import org.ferrepos.stock.Parallel;
import org.ferrepos.stock.Shortage;
import org.ferrepos.stock.StockFixture;
import org.ferrepos.stock.StockKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovementRecorderTest {
    private final StockFixture fixture = new StockFixture();
    private final MovementRecorder recorder =
            new MovementRecorder(fixture.database(), fixture.directory(), fixture.clock());
    private final Caller warehouse = StockFixture.caller(Role.WAREHOUSE, Optional.of("SCL-01"));

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void everyKindMovesTheBalance() {
        assertThat(recorded(request("P-00", RequestedKind.GOODS_RECEIPT, 10_000))
                        .onHand())
                .isEqualTo(Quantity.of(10));
        assertThat(recorded(request("P-00", RequestedKind.WASTE, 1_500)).onHand())
                .isEqualTo(new Quantity(8_500));
        assertThat(recorded(request("P-00", RequestedKind.ADJUSTMENT, -500)).onHand())
                .isEqualTo(Quantity.of(8));
        assertThat(recorded(request("P-00", RequestedKind.COUNT, 12_000)).onHand())
                .isEqualTo(Quantity.of(12));
        Page<LedgerEntryView> ledger = ledger("P-00", "SCL-01", null, 50);
        assertThat(ledger.items())
                .extracting(LedgerEntryView::quantity)
                .containsExactly(Quantity.of(4), new Quantity(-500), new Quantity(-1_500), Quantity.of(10));
    }

    @Test
    void theSameIdAndContentAnswersTheSame() {
        MovementRequest request = request("P-01", RequestedKind.GOODS_RECEIPT, 3_000);
        MovementOutcome first = recorder.record(warehouse, request);
        recorded(request("P-01", RequestedKind.GOODS_RECEIPT, 9_000));
        MovementOutcome second = recorder.record(warehouse, request);
        assertThat(second).isEqualTo(new MovementOutcome.Recorded(((MovementOutcome.Recorded) first).movement(), true));
        assertThat(fixture.balance("P-01", "SCL-01").onHand()).isEqualTo(Quantity.of(12));
    }

    @Test
    void theSameIdWithOtherContentIsAConflict() {
        MovementRequest request = request("P-02", RequestedKind.GOODS_RECEIPT, 3_000);
        recorded(request);
        for (MovementRequest other : List.of(
                with(request, "P-02", 3_001, request.kind()),
                with(request, "P-03", 3_000, request.kind()),
                with(request, "P-02", 3_000, RequestedKind.COUNT))) {
            assertThat(recorder.record(warehouse, other)).isEqualTo(new MovementOutcome.Conflict());
        }
        assertThat(fixture.balance("P-02", "SCL-01").onHand()).isEqualTo(Quantity.of(3));
        assertThat(fixture.balance("P-03", "SCL-01").onHand()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void sixteenRepeatsAtOnceWriteOneRow() throws Exception {
        MovementRequest request = request("P-04", RequestedKind.GOODS_RECEIPT, 3_000);
        List<MovementOutcome> outcomes = Parallel.run(16, thread -> recorder.record(warehouse, request));
        assertThat(outcomes).allMatch(outcome -> outcome instanceof MovementOutcome.Recorded);
        assertThat(outcomes)
                .filteredOn(outcome -> !((MovementOutcome.Recorded) outcome).repeated())
                .hasSize(1);
        assertThat(fixture.count("select count(*) from stock.movement where source_id = '" + request.id() + "'"))
                .isEqualTo(1);
        assertThat(fixture.balance("P-04", "SCL-01").onHand()).isEqualTo(Quantity.of(3));
    }

    @Test
    void sixteenContentsUnderOneIdLetOneThrough() throws Exception {
        UUID id = Ids.next();
        List<MovementOutcome> outcomes = Parallel.run(
                16,
                thread -> recorder.record(
                        warehouse,
                        new MovementRequest(
                                id,
                                StockFixture.sku(thread),
                                "VAP-01",
                                RequestedKind.GOODS_RECEIPT,
                                Quantity.of(1),
                                null)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof MovementOutcome.Recorded)
                .hasSize(1);
        assertThat(fixture.count("select count(*) from stock.movement where source_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void nothingTakesMoreThanThereIs() {
        recorded(request("P-05", RequestedKind.GOODS_RECEIPT, 2_000));
        assertThat(recorder.record(warehouse, request("P-05", RequestedKind.WASTE, 3_000)))
                .isEqualTo(new MovementOutcome.Insufficient(new Shortage("P-05", Quantity.of(3), Quantity.of(2))));
        assertThat(recorder.record(warehouse, request("P-05", RequestedKind.ADJUSTMENT, -2_001)))
                .isInstanceOf(MovementOutcome.Insufficient.class);
        assertThat(fixture.balance("P-05", "SCL-01").onHand()).isEqualTo(Quantity.of(2));
    }

    @Test
    void wasteLeavesReservedGoodsAloneButCountsAndAdjustmentsTellTheTruth() {
        recorded(request("P-06", RequestedKind.GOODS_RECEIPT, 5_000));
        long product = fixture.key("P-06", "SCL-01").productId();
        fixture.database()
                .inTransaction(handle ->
                        handle.execute("update stock.balance set reserved = 4 where product_id = ?", product));
        assertThat(recorder.record(warehouse, request("P-06", RequestedKind.WASTE, 2_000)))
                .isInstanceOf(MovementOutcome.Insufficient.class);
        assertThat(recorded(request("P-06", RequestedKind.ADJUSTMENT, -2_000)).onHand())
                .isEqualTo(Quantity.of(3));
        assertThat(recorded(request("P-06", RequestedKind.COUNT, 1_000)).onHand())
                .isEqualTo(Quantity.of(1));
    }

    @Test
    void shapesAndRolesAreChecked() {
        assertRefused("quantity", request("P-07", RequestedKind.GOODS_RECEIPT, 0));
        assertRefused("quantity", request("P-07", RequestedKind.WASTE, -1));
        assertRefused("quantity", request("P-07", RequestedKind.ADJUSTMENT, 0));
        assertRefused("quantity", request("P-07", RequestedKind.COUNT, -1));
        assertRefused(
                "reason", new MovementRequest(Ids.next(), "P-07", "SCL-01", RequestedKind.COUNT, Quantity.of(1), " "));
        MovementRequest receipt = request("P-07", RequestedKind.GOODS_RECEIPT, 1_000);
        MovementRequest count = request("P-07", RequestedKind.COUNT, 1_000);
        Caller buyer = StockFixture.caller(Role.BUYER, Optional.of("SCL-02"));
        Caller supervisor = StockFixture.caller(Role.SUPERVISOR, Optional.of("SCL-02"));
        assertThat(recorder.record(buyer, receipt)).isInstanceOf(MovementOutcome.Recorded.class);
        assertThatThrownBy(() -> recorder.record(buyer, count)).hasMessage("FORBIDDEN");
        assertThatThrownBy(() -> recorder.record(supervisor, count)).hasMessage("FORBIDDEN_BRANCH");
        assertThatThrownBy(() -> recorder.record(warehouse, with(count, "NO-HAY", 1, count.kind())))
                .hasMessage("PRODUCT_NOT_FOUND");
    }

    @Test
    void importedStockIsReceivedOncePerMovementId() {
        StockKey key = fixture.key("P-08", "SCL-02");
        StockKey other = fixture.key("P-09", "SCL-02");
        UUID id = Ids.next();
        List<OpeningStockLine> lines = List.of(
                new OpeningStockLine(other.productId(), other.branchId(), Quantity.of(2), id),
                new OpeningStockLine(key.productId(), key.branchId(), Quantity.of(5), id),
                new OpeningStockLine(key.productId(), key.branchId(), Quantity.of(1), Ids.next()));
        for (int i = 0; i < 2; i++) {
            fixture.database().inTransaction(handle -> {
                new ImportedStock(fixture.clock()).receive(handle, warehouse, lines);
                return true;
            });
        }
        assertThat(fixture.balance("P-08", "SCL-02").onHand()).isEqualTo(Quantity.of(6));
        assertThat(fixture.balance("P-09", "SCL-02").onHand()).isEqualTo(Quantity.of(2));
    }

    @Test
    void theLedgerIsListedPageByPageNewestFirst() {
        for (int i = 1; i <= 7; i++) {
            for (String branch : List.of("SCL-01", "VAP-01")) {
                recorded(new MovementRequest(
                        Ids.next(), "P-16", branch, RequestedKind.GOODS_RECEIPT, Quantity.of(i), null));
            }
        }
        for (String branch : new String[] {null, "VAP-01"}) {
            List<Long> numbers = new ArrayList<>();
            String after = null;
            do {
                Page<LedgerEntryView> page = ledger("P-16", branch, after, 3);
                page.items().forEach(entry -> numbers.add(entry.number()));
                after = page.next();
            } while (after != null);
            assertThat(numbers)
                    .hasSize(branch == null ? 14 : 7)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
        assertThat(ledger(null, "VAP-01", null, 2).items())
                .hasSize(2)
                .allMatch(entry -> entry.branch().equals("VAP-01"));
        assertThat(ledger(null, null, null, 2).next()).isNotNull();
    }

    @Test
    void aBranchWhereLittleMovesIsListedAsOneWhereMuchDoes() {
        for (int i = 0; i < 30; i++) {
            String sku = StockFixture.sku(10 + i % 4);
            recorded(new MovementRequest(Ids.next(), sku, "SCL-01", RequestedKind.GOODS_RECEIPT, Quantity.of(1), null));
            if (i % 5 == 0) {
                recorded(new MovementRequest(
                        Ids.next(), sku, "SCL-02", RequestedKind.GOODS_RECEIPT, Quantity.of(1), null));
            }
        }
        for (String branch : List.of("SCL-01", "SCL-02")) {
            for (int limit : List.of(1, 2, 5, 500)) {
                assertThat(numbers(new LedgerQueries(fixture.database(), fixture.directory(), 0), branch, limit))
                        .isEqualTo(numbers(new LedgerQueries(fixture.database(), fixture.directory()), branch, 500));
            }
        }
    }

    private static List<Long> numbers(LedgerQueries ledger, String branch, int limit) {
        List<Long> numbers = new ArrayList<>();
        String after = null;
        do {
            Page<LedgerEntryView> page = ledger.list(new LedgerQueries.Filter(null, branch, after, limit));
            page.items().forEach(entry -> numbers.add(entry.number()));
            after = page.next();
        } while (after != null);
        assertThat(numbers).hasSizeGreaterThan(5);
        return numbers;
    }

    private Page<LedgerEntryView> ledger(
            @Nullable String sku, @Nullable String branch, @Nullable String after, int limit) {
        return new LedgerQueries(fixture.database(), fixture.directory())
                .list(new LedgerQueries.Filter(sku, branch, after, limit));
    }

    private MovementView recorded(MovementRequest request) {
        MovementOutcome outcome = recorder.record(warehouse, request);
        assertThat(outcome).isInstanceOf(MovementOutcome.Recorded.class);
        return ((MovementOutcome.Recorded) outcome).movement();
    }

    private void assertRefused(String field, MovementRequest request) {
        assertThatThrownBy(() -> recorder.record(warehouse, request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(
                                        refusal.problem().errors().getFirst().field())
                                .isEqualTo(field));
    }

    private static MovementRequest request(String sku, RequestedKind kind, long thousandths) {
        return new MovementRequest(Ids.next(), sku, "SCL-01", kind, new Quantity(thousandths), "prueba");
    }

    private static MovementRequest with(MovementRequest request, String sku, long thousandths, RequestedKind kind) {
        return new MovementRequest(
                request.id(), sku, request.branch(), kind, new Quantity(thousandths), request.reason());
    }
}
