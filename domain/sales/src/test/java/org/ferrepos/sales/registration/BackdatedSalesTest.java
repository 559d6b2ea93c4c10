package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.http.Period;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;
import org.ferrepos.sales.Backdating;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.history.SaleReader;
import org.ferrepos.sales.till.TillViews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sales from before the opening of their till are taken like any other, and marked wherever they are seen. */
class BackdatedSalesTest {
    private final SalesFixture fixture = new SalesFixture();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SaleIntake intake = new SaleIntake(fixture.branches(), Clock.systemUTC());
    private final SaleWriter writer = newWriter(SalesFixture.patientPolicy(1, Duration.ofSeconds(60)));

    @AfterEach
    void close() {
        writer.stop();
        fixture.close();
    }

    @Test
    void aSaleFromBeforeTheOpeningIsMarkedAsOftenAsItIsToldOf() throws Exception {
        OffsetDateTime edge = openedAt("T1").minus(Backdating.TOLERANCE);
        SaleRequest late = request("T1", edge.minus(1, ChronoUnit.MICROS));
        SaleView marked = sold(late);
        assertThat(marked.backdated()).isTrue();
        assertThat(sell(writer, late, cashier(), Optional.empty())).isEqualTo(new SaleOutcome.Repeated(marked));
        // At the edge the memory of the writer and the rows of the database must agree.
        SaleView onTime = sold(request("T1", edge));
        SaleView now = sold(request("T1", null));
        assertThat(onTime.backdated()).isNull();
        assertThat(now.backdated()).isNull();
        for (SaleView sale : List.of(marked, onTime, now)) {
            assertThat(fixture.reader().find(sale.id())).contains(sale);
        }
        assertThat(ids(Optional.of(true))).containsExactly(marked.id());
        assertThat(ids(Optional.of(false))).containsExactlyInAnyOrder(onTime.id(), now.id());
        assertThat(ids(Optional.empty())).hasSize(3);
        assertThat(metrics.counter("ferre_pos_sales_backdated_total", "branch", "SCL-01")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatWasSoldInTheSessionBeforeIsMarkedInTheNext() throws Exception {
        fixture.testDatabase().execute("update sales.till_session set opened_at = opened_at - interval '1 day'");
        OffsetDateTime anHourAgo = OffsetDateTime.now(Clock.systemUTC()).minusHours(1);
        assertThat(sold(request("T1", anHourAgo)).backdated()).isNull();
        TillViews.Closing first = closeTill("T1");
        assertThat(first.session().backdated()).isNull();
        var _ = fixture.tills()
                .open(fixture.register("T1"), 50_000, SalesFixture.admin())
                .orThrow();

        // The writer knew the session before, and must not take the new one for it.
        SaleView late = sold(request("T1", anHourAgo));
        assertThat(late.backdated()).isTrue();
        SaleView other = sold(request("T1", anHourAgo.minusMinutes(1)));
        assertThat(sold(request("T1", null)).backdated()).isNull();
        assertThat(sold(request("T2", anHourAgo)).backdated()).isNull();
        TillViews.BackdatedSales expected = new TillViews.BackdatedSales(2, late.total() + other.total());
        TillViews.Closing closing = closeTill("T1");
        assertThat(closing.session().backdated()).isEqualTo(expected);
        assertThat(closeTill("T1")).as("the same count again").isEqualTo(closing);
        assertThat(closeTill("T2").session().backdated()).isNull();
    }

    @Test
    void aShopMayAskForASupervisor() throws Exception {
        SaleWriter strict = newWriter(strict());
        try {
            SaleRequest late = request("T1", openedAt("T1").minusHours(1));
            UUID supervisor = Ids.next();
            assertThat(refusal(strict, late)).isEqualTo("SUPERVISOR_REQUIRED");
            assertThat(fixture.count("select count(*) from sales.sale")).isZero();
            assertThat(sell(strict, request("T1", null), cashier(), Optional.empty()))
                    .isInstanceOf(SaleOutcome.Registered.class);
            assertThat(sell(
                            strict,
                            request("T1", openedAt("T1").minusHours(1)),
                            SalesFixture.caller(Role.SUPERVISOR),
                            Optional.empty()))
                    .isInstanceOf(SaleOutcome.Registered.class);
            assertThat(sell(strict, late, cashier(), Optional.of(supervisor)))
                    .isInstanceOf(SaleOutcome.Registered.class);
            assertThat(fixture.count("select count(*) from sales.sale where approved_by = '" + supervisor + "'"))
                    .isEqualTo(1);
            // Registered is registered: a till that lost the answer gets it without asking anybody again.
            assertThat(sell(strict, late, cashier(), Optional.empty())).isInstanceOf(SaleOutcome.Repeated.class);
        } finally {
            strict.stop();
        }
    }

    private SaleWriter newWriter(SalesPolicy policy) {
        return new SaleWriter(
                fixture.database(),
                fixture.branches(),
                fixture.products(),
                fixture.reader(),
                fixture.outbox(),
                policy,
                metrics,
                Clock.systemUTC());
    }

    private static SalesPolicy strict() {
        SalesPolicy policy = SalesFixture.patientPolicy(1, Duration.ofSeconds(60));
        return new SalesPolicy(
                policy.writers(),
                policy.batchSize(),
                policy.queueCapacity(),
                policy.requestTimeout(),
                policy.cashLimit(),
                policy.maxItems(),
                policy.maxDiscountPercent(),
                policy.discountLimits(),
                policy.returnsNeedSupervisor(),
                policy.otherRefundNeedsSupervisor(),
                true);
    }

    private OffsetDateTime openedAt(String till) {
        return fixture.database()
                .read(handle -> handle.createQuery("""
                        select s.opened_at from sales.till t join sales.till_session s using (session_id)
                        where t.register_id = :register""")
                        .bind("register", fixture.register(till).id())
                        .mapTo(OffsetDateTime.class)
                        .one()
                        .withOffsetSameInstant(ZoneOffset.UTC));
    }

    private TillViews.Closing closeTill(String till) {
        return fixture.tills()
                .close(fixture.register(till), List.of(), SalesFixture.admin())
                .orThrow();
    }

    private List<UUID> ids(Optional<Boolean> backdated) {
        return fixture
                .reader()
                .list(new SaleReader.Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        backdated,
                        Period.ALWAYS,
                        Optional.empty(),
                        50))
                .items()
                .stream()
                .map(SaleView::id)
                .toList();
    }

    private static Caller cashier() {
        return SalesFixture.caller(Role.CASHIER);
    }

    private static SaleRequest request(String till, @Nullable OffsetDateTime soldAt) {
        return new SaleRequest(
                Ids.next(),
                "SCL-01",
                till,
                soldAt,
                null,
                List.of(new SaleRequest.Item("A", Quantity.of(1), null)),
                List.of(new SaleRequest.Payment(PaymentMethod.DEBIT, SalesFixture.PRICE_A, null)),
                null);
    }

    private SaleOutcome sell(SaleWriter sells, SaleRequest request, Caller caller, Optional<UUID> approver)
            throws Exception {
        return sells.submit(intake.accept(request, caller, approver))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private SaleView sold(SaleRequest request) throws Exception {
        return ((SaleOutcome.Registered) sell(writer, request, cashier(), Optional.empty())).sale();
    }

    private String refusal(SaleWriter sells, SaleRequest request) throws Exception {
        SaleOutcome outcome = sell(sells, request, cashier(), Optional.empty());
        return ((SaleOutcome.Rejected) outcome).problem().code().name();
    }
}
