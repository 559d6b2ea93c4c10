package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.DatabaseUnavailableException;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.SalesProblem;
import org.ferrepos.sales.history.SaleReader;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SaleWriterFaultTest {
    private static final Branch BRANCH =
            new Branch(1, "SCL-01", "Centro", "", "", ZoneId.of("America/Santiago"), Country.CL, Currency.CLP, true);

    private final TestDatabase database = TestDatabase.create("identity", "catalog", "stock", "sales");
    private final SaleWriter writer = writer();

    @AfterEach
    void close() {
        writer.stop();
        database.close();
    }

    @Test
    void anErrorOfOneSaleLeavesTheWriterAlive() throws Exception {
        CompletableFuture<SaleOutcome> poison = submit(command(1, new Exploding()));
        assertThatThrownBy(() -> poison.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(submit(command(1, items())).get(20, TimeUnit.SECONDS)).isInstanceOf(SaleOutcome.Rejected.class);
    }

    @Test
    void aHeldTillIsAnsweredInTimeAndDelaysOthersBriefly() throws Exception {
        database.execute("insert into sales.till (register_id) values (1), (2)");
        try (Connection holder = DriverManager.getConnection(
                        database.settings().jdbcUrl(),
                        database.settings().user(),
                        database.settings().password());
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select 1 from sales.till where register_id = 1 for update");
            List<CompletableFuture<SaleOutcome>> held =
                    List.of(submit(command(1, items())), submit(command(1, items())), submit(command(1, items())));
            CompletableFuture<SaleOutcome> free = submit(command(2, items()));
            for (CompletableFuture<SaleOutcome> sale : held) {
                assertThatThrownBy(() -> sale.get(20, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(DatabaseUnavailableException.class);
            }
            assertThat(refusal(free.get(20, TimeUnit.SECONDS))).isEqualTo(SalesProblem.TILL_CLOSED);
            holder.rollback();
        }
        assertThat(refusal(submit(command(1, items())).get(20, TimeUnit.SECONDS)))
                .isEqualTo(SalesProblem.TILL_CLOSED);
    }

    @Test
    void afterTheEndNobodyWaits() throws Exception {
        assertThat(submit(command(1, items())).get(20, TimeUnit.SECONDS)).isInstanceOf(SaleOutcome.Rejected.class);
        writer.stop();
        assertThat(submit(command(1, items())).get(1, TimeUnit.SECONDS)).isInstanceOf(SaleOutcome.Rejected.class);
    }

    private CompletableFuture<SaleOutcome> submit(SaleCommand command) {
        return writer.submit(command).toCompletableFuture();
    }

    private static Object refusal(SaleOutcome outcome) {
        return outcome instanceof SaleOutcome.Rejected rejected
                ? rejected.problem().code()
                : outcome;
    }

    private SaleWriter writer() {
        BranchDirectory branches = new BranchDirectory(database.database());
        return new SaleWriter(
                database.database(),
                branches,
                new SellableProducts(database.database(), new Costs(database.cipher(), database.accessLog())),
                new SaleReader(database.database(), branches),
                new Outbox(JsonSettings.newMapper(), Clock.systemUTC()),
                SalesFixture.patientPolicy(1, Duration.ofSeconds(15)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private static List<SaleRequest.Item> items() {
        return List.of(new SaleRequest.Item("NO-HAY", Quantity.of(1), null));
    }

    private static SaleCommand command(int register, List<SaleRequest.Item> items) {
        UUID id = Ids.next();
        SaleRequest request =
                new SaleRequest(id, BRANCH.code(), "SCL-01-C" + register, null, null, items, List.of(), null);
        SaleRequest hashed =
                new SaleRequest(id, BRANCH.code(), "SCL-01-C" + register, null, null, items(), List.of(), null);
        Caller caller = new Caller(
                UUID.randomUUID(),
                "test",
                Caller.Kind.USER,
                Set.of(Role.ADMIN),
                Permissions.ofDelivered(Role.ADMIN),
                Optional.empty(),
                UUID.randomUUID(),
                false,
                "");
        return new SaleCommand(
                id,
                request,
                new Register(register, "SCL-01-C" + register, BRANCH, true, Register.DEFAULT_PAPER_WIDTH),
                OffsetDateTime.now(Clock.systemUTC()),
                Optional.empty(),
                caller,
                Optional.empty(),
                SaleContent.of(hashed, Optional.empty()));
    }

    /** Items that no code can look at. */
    private static final class Exploding extends AbstractList<SaleRequest.Item> {
        @Override
        public SaleRequest.Item get(int index) {
            throw new StackOverflowError("on purpose");
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
