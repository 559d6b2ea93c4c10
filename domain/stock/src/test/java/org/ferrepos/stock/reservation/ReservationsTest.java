package org.ferrepos.stock.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;
import org.ferrepos.stock.Parallel;
import org.ferrepos.stock.ReservationPolicy;
import org.ferrepos.stock.Shortage;
import org.ferrepos.stock.StockFixture;
import org.ferrepos.stock.directory.Item;
import org.ferrepos.stock.level.StockFilter;
import org.ferrepos.stock.level.StockQueries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReservationsTest {
    private final StockFixture fixture = new StockFixture();
    private final Reservations reservations =
            new Reservations(fixture.database(), fixture.directory(), new ReservationPolicy(7), fixture.clock());
    private final Caller cashier = StockFixture.caller(Role.CASHIER, Optional.of("SCL-01"));

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void linesAreSummedAndSetAside() {
        fixture.setLevel("P-00", "SCL-01", 10);
        ReservationRequest request = request(30, item("P-00", 4), item("P-00", 5));
        ReservationView view = reserved(request, false);
        assertThat(view.items()).containsExactly(item("P-00", 9));
        assertThat(fixture.balance("P-00", "SCL-01").available()).isEqualTo(Quantity.of(1));
        assertThat(reserved(request, true)).isEqualTo(view);
        assertThat(fixture.balance("P-00", "SCL-01").reserved()).isEqualTo(Quantity.of(9));
        assertThat(reservations.release(cashier, request.id()).orThrow().status())
                .isEqualTo(ReservationStatus.RELEASED);
        assertThat(reservations.release(cashier, request.id()).orThrow().status())
                .isEqualTo(ReservationStatus.RELEASED);
        assertThat(fixture.balance("P-00", "SCL-01").reserved()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void whereNobodySaysHowLongTheConfigurationDoes() {
        fixture.setLevel("P-08", "SCL-01", 10);
        ReservationRequest request = new ReservationRequest(Ids.next(), "SCL-01", List.of(item("P-08", 1)), null);
        Instant before = fixture.clock().instant();
        assertThat(reserved(request, false).expiresAt())
                .isBetween(before.plus(Duration.ofMinutes(6)), before.plus(Duration.ofMinutes(8)));
    }

    @Test
    void allLinesOrNone() {
        fixture.setLevel("P-01", "SCL-01", 10);
        fixture.setLevel("P-02", "SCL-01", 1);
        assertThat(reservations.reserve(cashier, request(30, item("P-01", 1), item("P-02", 1), item("P-02", 1))))
                .isEqualTo(new ReservationOutcome.Insufficient(
                        List.of(new Shortage("P-02", Quantity.of(2), Quantity.of(1)))));
        assertThat(fixture.balance("P-01", "SCL-01").reserved()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void otherContentUnderTheSameIdIsAConflict() {
        fixture.setLevel("P-03", "SCL-01", 10);
        ReservationRequest request = request(30, item("P-03", 1));
        reserved(request, false);
        assertThat(reservations.reserve(
                        cashier, new ReservationRequest(request.id(), "SCL-01", List.of(item("P-03", 2)), 30)))
                .isEqualTo(new ReservationOutcome.Conflict());
    }

    @Test
    void expiredOnesAreGivenBackOnceByManyProcesses() throws Exception {
        fixture.setLevel("P-04", "SCL-01", 300);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            ids.add(reserved(request(30, item("P-04", 1)), false).id());
        }
        ReservationRequest longer = request(1440, item("P-04", 7));
        reserved(longer, false);
        assertThat(reservations.expire()).isZero();
        fixture.advanceMinutes(31);
        List<Integer> expired = Parallel.run(4, thread -> reservations.expire());
        // A batch that another process held is left to its next run.
        int rest = reservations.expire();
        assertThat(expired.stream().mapToInt(Integer::intValue).sum() + rest).isGreaterThanOrEqualTo(250);
        assertThat(fixture.balance("P-04", "SCL-01").reserved()).isEqualTo(Quantity.of(7));
        assertThat(reservations.release(cashier, ids.getFirst()).orThrow().status())
                .isEqualTo(ReservationStatus.EXPIRED);
        assertThat(fixture.balance("P-04", "SCL-01").reserved()).isEqualTo(Quantity.of(7));
    }

    @Test
    void oneWhoseTimeIsOverHoldsNothingBeforeTheJobHasBeenThere() {
        fixture.setLevel("P-09", "SCL-01", 5);
        StockQueries stock = new StockQueries(fixture.database(), fixture.directory(), fixture.clock());
        StockFilter filter = new StockFilter("P-09", "SCL-01", null, 10);
        ReservationRequest first = request(1, item("P-09", 5));
        reserved(first, false);
        assertThat(stock.items(filter).items().getFirst().available()).isEqualTo(Quantity.ZERO);
        fixture.advanceMinutes(1);
        assertThat(stock.items(filter).items().getFirst().available()).isEqualTo(Quantity.of(5));
        assertThat(stock.items(filter).items().getFirst().reserved()).isEqualTo(Quantity.ZERO);
        assertThat(reserved(first, true).status()).isEqualTo(ReservationStatus.EXPIRED);

        reserved(request(30, item("P-09", 5)), false);
        assertThat(reservations.reserve(cashier, request(30, item("P-09", 1))))
                .isEqualTo(new ReservationOutcome.Insufficient(
                        List.of(new Shortage("P-09", Quantity.of(1), Quantity.ZERO))));
        reservations.expire();
        assertThat(fixture.balance("P-09", "SCL-01").reserved()).isEqualTo(Quantity.of(5));
        assertThat(stock.items(filter).items().getFirst().available()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aRepetitionMaySayTheMinutesOrLeaveThemOut() {
        fixture.setLevel("P-11", "SCL-01", 5);
        for (Integer minutes : List.of(7, 30)) {
            ReservationRequest said = request(minutes, item("P-11", 1));
            ReservationRequest unsaid = new ReservationRequest(said.id(), "SCL-01", said.items(), null);
            // Seven minutes are what is configured.
            reserved(minutes == 7 ? unsaid : said, false);
            reserved(minutes == 7 ? said : unsaid, true);
            assertThat(reservations.reserve(
                            cashier, new ReservationRequest(said.id(), "SCL-01", said.items(), minutes + 1)))
                    .isEqualTo(new ReservationOutcome.Conflict());
        }
    }

    @Test
    void aRepetitionIsTheSameWhateverIsConfiguredByThen() {
        fixture.setLevel("P-10", "SCL-01", 5);
        ReservationRequest request = new ReservationRequest(Ids.next(), "SCL-01", List.of(item("P-10", 1)), null);
        ReservationView view = reserved(request, false);
        Reservations reconfigured =
                new Reservations(fixture.database(), fixture.directory(), new ReservationPolicy(9), fixture.clock());
        assertThat(reconfigured.reserve(cashier, request)).isEqualTo(new ReservationOutcome.Reserved(view, true));
    }

    @Test
    void repeatsAtOnceReserveOnce() throws Exception {
        fixture.setLevel("P-05", "SCL-01", 10);
        ReservationRequest request = request(30, item("P-05", 1));
        List<ReservationOutcome> outcomes = Parallel.run(16, thread -> reservations.reserve(cashier, request));
        assertThat(outcomes).allMatch(outcome -> outcome instanceof ReservationOutcome.Reserved);
        assertThat(fixture.balance("P-05", "SCL-01").reserved()).isEqualTo(Quantity.of(1));
    }

    @Test
    void competitorsNeverReserveMoreThanThereIs() throws Exception {
        fixture.setLevel("P-06", "SCL-01", 5);
        List<ReservationOutcome> outcomes =
                Parallel.run(16, thread -> reservations.reserve(cashier, request(30, item("P-06", 1))));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof ReservationOutcome.Reserved)
                .hasSize(5);
        assertThat(fixture.balance("P-06", "SCL-01").available()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void whatIsNotThereOrNotHisIsRefused() {
        fixture.setLevel("P-07", "SCL-01", 5);
        ReservationRequest request = request(30, item("P-07", 1));
        reserved(request, false);
        Caller elsewhere = StockFixture.caller(Role.SELLER, Optional.of("VAP-01"));
        assertThatThrownBy(() -> reservations.release(elsewhere, request.id()).orThrow())
                .hasMessage("FORBIDDEN_BRANCH");
        assertThatThrownBy(() -> reservations.release(cashier, Ids.next()).orThrow())
                .hasMessage("RESERVATION_NOT_FOUND");
        assertThatThrownBy(() -> reservations.reserve(cashier, request(30, item("NO-HAY", 1))))
                .hasMessage("PRODUCT_NOT_FOUND");
        assertThatThrownBy(() -> reservations.reserve(cashier, request(30, item("P-07", 0))))
                .hasMessage("VALIDATION_FAILED");
    }

    private ReservationView reserved(ReservationRequest request, boolean repeated) {
        ReservationOutcome outcome = reservations.reserve(cashier, request);
        assertThat(outcome).isInstanceOf(ReservationOutcome.Reserved.class);
        ReservationOutcome.Reserved reserved = (ReservationOutcome.Reserved) outcome;
        assertThat(reserved.repeated()).isEqualTo(repeated);
        return reserved.reservation();
    }

    private static ReservationRequest request(int minutes, Item... items) {
        return new ReservationRequest(Ids.next(), "SCL-01", List.of(items), minutes);
    }

    private static Item item(String sku, long quantity) {
        return new Item(sku, Quantity.of(quantity));
    }
}
