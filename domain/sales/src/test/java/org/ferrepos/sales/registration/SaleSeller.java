package org.ferrepos.sales.registration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesFixture;

/** Sells one product for tests of what happens to sales later. */
public final class SaleSeller implements AutoCloseable {
    private final SalesFixture fixture;
    private final SaleWriter writer;

    public SaleSeller(SalesFixture fixture) {
        this.fixture = fixture;
        this.writer = new SaleWriter(
                fixture.database(),
                fixture.branches(),
                fixture.products(),
                fixture.reader(),
                fixture.outbox(),
                SalesFixture.patientPolicy(2, Duration.ofSeconds(60)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    /** Sells a whole quantity, paid exactly. */
    public SaleView sell(String till, String sku, long quantity, PaymentMethod method) {
        long price = fixture.products()
                .find(sku)
                .orElseThrow()
                .priceAt(fixture.register(till).branch(), Clock.systemUTC().instant())
                .orElseThrow();
        long total = Amounts.lineAmount(price, Quantity.of(quantity));
        long due = method == PaymentMethod.CASH ? Currency.CLP.cashDue(total) : total;
        return sell(till, sku, quantity, List.of(new SaleRequest.Payment(method, due, null)));
    }

    /** Sells a whole quantity, paid as told. */
    public SaleView sell(String till, String sku, long quantity, List<SaleRequest.Payment> payments) {
        SaleRequest request = new SaleRequest(
                Ids.next(),
                "SCL-01",
                till,
                null,
                null,
                List.of(new SaleRequest.Item(sku, Quantity.of(quantity), null)),
                payments,
                null);
        SaleIntake intake = new SaleIntake(fixture.branches(), Clock.systemUTC());
        try {
            SaleOutcome outcome = writer.submit(intake.accept(request, SalesFixture.admin(), Optional.empty()))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            if (outcome instanceof SaleOutcome.Registered registered) {
                return registered.sale();
            }
            throw new IllegalStateException(outcome.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        writer.stop();
    }
}
