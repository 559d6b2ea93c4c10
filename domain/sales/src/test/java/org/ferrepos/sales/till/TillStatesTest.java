package org.ferrepos.sales.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ferrepos.identity.Register;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.till.TillViews.MethodAmount;
import org.junit.jupiter.api.Test;

final class TillStatesTest {
    @Test
    void tillsAreSeenAsTheyAreInTheOrderAskedFor() {
        try (SalesFixture fixture = new SalesFixture()) {
            TillSessions tills = fixture.tills();
            Register first = fixture.register("T1");
            Register second = fixture.register("T2");
            var _ = tills.close(first, List.of(new MethodAmount(PaymentMethod.CASH, 49_990)), SalesFixture.admin())
                    .orThrow();
            var _ = tills.close(second, List.of(), SalesFixture.admin()).orThrow();
            var reopened = tills.open(second, 7_000, SalesFixture.admin()).orThrow();

            List<TillViews.State> states = tills.states(List.of(second, fixture.register("T3"), first));
            assertThat(states).extracting(TillViews.State::register).containsExactly("T2", "T3", "T1");
            assertThat(states).extracting(TillViews.State::open).containsExactly(true, true, false);
            TillViews.OpenSession session =
                    java.util.Objects.requireNonNull(states.getFirst().session());
            assertThat(session.id()).isEqualTo(reopened.id());
            assertThat(session.openingFloat()).isEqualTo(7_000);
            assertThat(states.getFirst().lastClosing())
                    .extracting(TillViews.LastClosing::differenceTotal)
                    .isEqualTo(-50_000L);
            assertThat(states.get(1).lastClosing()).isNull();
            assertThat(states.getLast().session()).isNull();
            assertThat(states.getLast().lastClosing())
                    .extracting(TillViews.LastClosing::differenceTotal)
                    .isEqualTo(-10L);
            assertThat(tills.states(List.of())).isEmpty();
        }
    }
}
