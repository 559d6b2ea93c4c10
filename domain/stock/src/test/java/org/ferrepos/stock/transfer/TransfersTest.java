package org.ferrepos.stock.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;
import org.ferrepos.stock.Parallel;
import org.ferrepos.stock.StockFixture;
import org.ferrepos.stock.directory.Item;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransfersTest {
    private final StockFixture fixture = new StockFixture();
    private final TransferViews views = new TransferViews(fixture.database(), fixture.directory());
    private final Transfers transfers = new Transfers(fixture.database(), fixture.directory(), views, fixture.clock());
    private final Caller warehouse = StockFixture.caller(Role.WAREHOUSE, Optional.of("SCL-01"));

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void everyStepConservesTheTotal() {
        fixture.setLevel("P-00", "SCL-01", 10);
        TransferRequest request = request(item("P-00", 3), item("P-00", 1));
        Transfers.Created created = transfers.create(warehouse, request).orThrow();
        assertThat(created.repeated()).isFalse();
        assertThat(created.transfer().status()).isEqualTo(TransferStatus.DRAFT);
        fixture.advanceMinutes(1);
        assertThat(transfers.create(warehouse, request).orThrow())
                .isEqualTo(new Transfers.Created(created.transfer(), true));
        assertOnHand("P-00", 10, 0);

        TransferView sent = transfers.send(warehouse, request.id()).orThrow();
        assertThat(transfers.send(warehouse, request.id()).orThrow()).isEqualTo(sent);
        assertOnHand("P-00", 6, 0);
        assertThat(inTransit("P-00")).isEqualTo(Quantity.of(4));

        TransferView received = transfers
                .receive(warehouse, request.id(), ReceptionRequest.COMPLETE)
                .orThrow();
        assertThat(transfers
                        .receive(warehouse, request.id(), ReceptionRequest.COMPLETE)
                        .orThrow())
                .isEqualTo(received);
        assertOnHand("P-00", 6, 4);
        assertThat(inTransit("P-00")).isEqualTo(Quantity.ZERO);
        assertThat(ledgerSum(request.id())).isZero();
    }

    @Test
    void whatIsLostOnTheWayHasALedgerLineAndAReason() {
        fixture.setLevel("P-01", "SCL-01", 10);
        fixture.setLevel("P-02", "SCL-01", 10);
        TransferRequest request = request(item("P-01", 4), item("P-02", 2));
        var _ = transfers.create(warehouse, request).orThrow();
        var _ = transfers.send(warehouse, request.id()).orThrow();
        assertThatThrownBy(() -> transfers
                        .receive(warehouse, request.id(), arrival(null, item("P-01", 3)))
                        .orThrow())
                .hasMessage("VALIDATION_FAILED");
        assertThatThrownBy(() -> transfers
                        .receive(warehouse, request.id(), arrival("roto", item("P-01", 5)))
                        .orThrow())
                .hasMessage("BUSINESS_TRANSFER_EXCEEDS_SENT");
        assertThatThrownBy(() -> transfers
                        .receive(warehouse, request.id(), arrival("roto", item("P-09", 1)))
                        .orThrow())
                .hasMessage("BUSINESS_TRANSFER_EXCEEDS_SENT");
        TransferView view = transfers
                .receive(warehouse, request.id(), arrival("roto", item("P-01", 3)))
                .orThrow();
        assertThat(view.shortageReason()).isEqualTo("roto");
        assertThat(view.items())
                .containsExactly(
                        new TransferView.Line("P-01", Quantity.of(4), Quantity.of(3), Quantity.of(1)),
                        new TransferView.Line("P-02", Quantity.of(2), Quantity.ZERO, Quantity.of(2)));
        assertOnHand("P-01", 6, 3);
        assertOnHand("P-02", 8, 0);
        assertThat(ledgerSum(request.id())).isEqualTo(-3);
        assertThatThrownBy(() -> transfers
                        .receive(warehouse, request.id(), ReceptionRequest.COMPLETE)
                        .orThrow())
                .hasMessage("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void stepsOutOfOrderAreRefused() {
        fixture.setLevel("P-03", "SCL-01", 10);
        TransferRequest request = request(item("P-03", 4));
        var _ = transfers.create(warehouse, request).orThrow();
        assertThatThrownBy(() -> transfers
                        .receive(warehouse, request.id(), ReceptionRequest.COMPLETE)
                        .orThrow())
                .hasMessage("TRANSFER_WRONG_STATE");
        TransferView cancelled = transfers.cancel(warehouse, request.id()).orThrow();
        assertThat(cancelled.status()).isEqualTo(TransferStatus.CANCELLED);
        assertThat(transfers.cancel(warehouse, request.id()).orThrow()).isEqualTo(cancelled);
        assertThatThrownBy(() -> transfers.send(warehouse, request.id()).orThrow())
                .hasMessage("TRANSFER_WRONG_STATE");
        assertThatThrownBy(() -> transfers.send(warehouse, Ids.next()).orThrow())
                .hasMessage("TRANSFER_NOT_FOUND");
        assertOnHand("P-03", 10, 0);
    }

    @Test
    void moreThanThereIsIsNotSent() {
        fixture.setLevel("P-04", "SCL-01", 3);
        TransferRequest request = request(item("P-04", 4));
        var _ = transfers.create(warehouse, request).orThrow();
        assertThatThrownBy(() -> transfers.send(warehouse, request.id()).orThrow())
                .hasMessage("BUSINESS_INSUFFICIENT_STOCK");
        assertThat(views.detail(warehouse, request.id()).orThrow().status()).isEqualTo(TransferStatus.DRAFT);
    }

    @Test
    void stepsRepeatedAtOnceHappenOnce() throws Exception {
        fixture.setLevel("P-05", "SCL-01", 10);
        TransferRequest request = request(item("P-05", 4));
        List<Transfers.Created> created =
                Parallel.run(8, thread -> transfers.create(warehouse, request).orThrow());
        assertThat(created).allMatch(each -> each.transfer().id().equals(request.id()));
        Parallel.run(8, thread -> transfers.send(warehouse, request.id()).orThrow());
        Parallel.run(
                8,
                thread -> transfers
                        .receive(warehouse, request.id(), ReceptionRequest.COMPLETE)
                        .orThrow());
        assertOnHand("P-05", 6, 4);
    }

    @Test
    void supervisorsActAtTheirOwnEnd() {
        fixture.setLevel("P-06", "SCL-01", 10);
        Caller atDestination = StockFixture.caller(Role.SUPERVISOR, Optional.of("VAP-01"));
        TransferRequest request = request(item("P-06", 4));
        var _ = transfers.create(atDestination, request).orThrow();
        assertThatThrownBy(() -> transfers.send(atDestination, request.id()).orThrow())
                .hasMessage("FORBIDDEN_BRANCH");
        var _ = transfers.send(warehouse, request.id()).orThrow();
        var _ = transfers
                .receive(atDestination, request.id(), ReceptionRequest.COMPLETE)
                .orThrow();
        assertOnHand("P-06", 6, 4);
        Caller elsewhere = StockFixture.caller(Role.SUPERVISOR, Optional.of("SCL-02"));
        assertThatThrownBy(() ->
                        transfers.create(elsewhere, request(item("P-06", 1))).orThrow())
                .hasMessage("FORBIDDEN_BRANCH");
    }

    @Test
    void aTransferOfOthersIsNeitherShownNorListed() {
        TransferRequest request = request(item("P-06", 4));
        var _ = transfers.create(warehouse, request).orThrow();
        for (String end : List.of("SCL-01", "VAP-01")) {
            Caller involved = StockFixture.caller(Role.SUPERVISOR, Optional.of(end));
            var _ = views.detail(involved, request.id()).orThrow();
            assertThat(listed(involved, null)).contains(request.id());
        }
        Caller elsewhere = StockFixture.caller(Role.SUPERVISOR, Optional.of("SCL-02"));

        assertThatThrownBy(() -> views.detail(elsewhere, request.id()).orThrow())
                .hasMessage("TRANSFER_NOT_FOUND");
        assertThat(listed(elsewhere, null)).doesNotContain(request.id());
        assertThat(listed(elsewhere, "VAP-01")).doesNotContain(request.id());
    }

    private List<UUID> listed(Caller caller, @Nullable String branch) {
        return views.list(caller, new TransferViews.Filter(branch, null, null, 50)).items().stream()
                .map(TransferView::id)
                .toList();
    }

    @Test
    void listsComeInPages() {
        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(transfers
                    .create(
                            warehouse,
                            new TransferRequest(Ids.next(), "SCL-02", "VAP-01", List.of(item("P-07", 1)), null))
                    .orThrow()
                    .transfer()
                    .id());
        }
        Set<UUID> listed = new HashSet<>();
        String after = null;
        do {
            Page<TransferView> page = views.list(warehouse, new TransferViews.Filter("SCL-02", "draft", after, 2));
            page.items().forEach(view -> assertThat(listed.add(view.id())).isTrue());
            after = page.next();
        } while (after != null);
        assertThat(listed).isEqualTo(made);
    }

    private void assertOnHand(String sku, long origin, long destination) {
        assertThat(fixture.balance(sku, "SCL-01").onHand()).isEqualTo(Quantity.of(origin));
        assertThat(fixture.balance(sku, "VAP-01").onHand()).isEqualTo(Quantity.of(destination));
    }

    private Quantity inTransit(String sku) {
        long product = fixture.key(sku, "SCL-01").productId();
        return new Quantity(fixture.count("""
                select coalesce(sum(l.quantity) * 1000, 0)::bigint
                from stock.transfer t join stock.transfer_line l using (transfer_id)
                where t.status = 'sent' and l.product_id =""" + " " + product));
    }

    private long ledgerSum(UUID transferId) {
        return fixture.count("select sum(quantity)::bigint from stock.movement where source_id = '" + transferId + "'");
    }

    private static TransferRequest request(Item... items) {
        return new TransferRequest(Ids.next(), "SCL-01", "VAP-01", List.of(items), "reponer");
    }

    private static ReceptionRequest arrival(@Nullable String reason, Item... items) {
        return new ReceptionRequest(List.of(items), reason);
    }

    private static Item item(String sku, long quantity) {
        return new Item(sku, Quantity.of(quantity));
    }
}
