package org.ferrepos.sales.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.sales.SaleView;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a return gives back; the web application reads the same vectors. */
class ReturnDueTest {
    private static final String FILE = "/org/ferrepos/sales/sale-vectors.json";
    private static final int ROUNDS = 20_000;

    @TestFactory
    Stream<DynamicTest> everyReturnComesToTheSameAsAtTheTill() throws IOException {
        try (InputStream file = Objects.requireNonNull(ReturnDueTest.class.getResourceAsStream(FILE))) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(file).get("refunds").spliterator(), false)
                    .map(each -> DynamicTest.dynamicTest(each.get("name").asText(), () -> check(each)));
        }
    }

    @Test
    void theExactValueInCashStandsForItsCoinsWhileItIsLeft() {
        ReturnDue due = ReturnDue.of(Currency.CLP, 1_000, List.of(), 333);
        assertThat(due.isExactCash(333, 0)).isTrue();
        assertThat(due.isExactCash(332, 0)).isFalse();
        assertThat(due.isExactCash(333, 1)).isFalse();
        assertThat(ReturnDue.of(Currency.CLP, 330, List.of(), 333).isExactCash(333, 0))
                .as("all that was paid, which cash had rounded")
                .isTrue();
        assertThat(ReturnDue.of(Currency.CLP, 330, List.of(), 400).isExactCash(400, 0))
                .as("more than is left")
                .isFalse();
    }

    private static void check(JsonNode vector) {
        List<SaleView.Returned> earlier = new ArrayList<>();
        for (JsonNode each : vector.get("returns")) {
            earlier.add(returned(
                    each.get("total").asLong(), each.get("cash_rounding").asLong()));
        }
        ReturnDue due = ReturnDue.of(
                Currency.valueOf(vector.get("currency").asText()),
                vector.get("paid").asLong() - vector.get("change").asLong(),
                earlier,
                vector.get("value").asLong());
        assertThat(due.inCash()).isEqualTo(vector.get("cash").asLong());
        assertThat(due.worth()).isEqualTo(vector.get("other").asLong());
        for (JsonNode each : vector.get("accepted")) {
            assertThat(due.isPaidBy(each.get("cash").asLong(), each.get("other").asLong()))
                    .as("%s", each)
                    .isTrue();
        }
        for (JsonNode each : vector.get("refused")) {
            assertThat(due.isPaidBy(each.get("cash").asLong(), each.get("other").asLong()))
                    .as("%s", each)
                    .isFalse();
        }
    }

    @Test
    void aRefusalNamesWhatIsRight() {
        ReturnDue due = ReturnDue.of(Currency.CLP, 3_014, List.of(), 1_005);
        assertThat(due.inPlaceOf(1_005, 0)).isEqualTo(1_000);
        assertThat(due.inPlaceOf(0, 1_000)).isEqualTo(1_005);
        assertThat(due.inPlaceOf(600, 396)).isEqualTo(396 + 610);
        assertThat(due.inPlaceOf(0, 0)).isEqualTo(1_000);
        assertThat(due.inPlaceOf(10, 2_000)).isEqualTo(1_005);
    }

    /** However a sale comes back, it gives no more than was paid beyond the rounding of the cash that ends it. */
    @Test
    void returnsNeverGiveMoreThanWasPaid() {
        long seed = Long.getLong("ferrepos.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            long total = 1 + random.nextLong(3_000);
            long taken = random.nextBoolean() ? total : Currency.CLP.cashDue(total);
            List<SaleView.Returned> earlier = new ArrayList<>();
            long given = 0;
            long open = total;
            while (open > 0) {
                long value = random.nextInt(3) == 0 ? open : 1 + random.nextLong(open);
                ReturnDue due = ReturnDue.of(Currency.CLP, taken, List.copyOf(earlier), value);
                boolean settles = random.nextBoolean();
                long target = settles ? due.settling() : due.worth();
                long other = random.nextInt(3) == 0 ? target : random.nextLong(target + 1);
                long cash = random.nextInt(3) == 0 ? 0 : Currency.CLP.cashDue(target - other);
                other = cash == 0 ? target : other;
                if (!settles && cash > 0 && !due.isPaidBy(cash, other)) {
                    // Rounded for itself it would come to more than all returns together.
                    assertThat(cash + other).isGreaterThan(due.settling());
                    cash = due.inCash();
                    other = 0;
                }
                assertThat(due.isPaidBy(cash, other))
                        .as("-Dferrepos.seed=%s, round %s: %s cash and %s of %s", seed, round, cash, other, due)
                        .isTrue();
                given += cash + other;
                boolean endsInCash = given <= taken + 4 && (cash > 0 || other == 0);
                assertThat(given <= taken || endsInCash)
                        .as("-Dferrepos.seed=%s, round %s: %s of %s", seed, round, given, taken)
                        .isTrue();
                earlier.add(returned(value, cash + other - value));
                open -= value;
            }
        }
    }

    private static SaleView.Returned returned(long total, long rounding) {
        return new SaleView.Returned(Ids.next(), "", total, rounding, List.of(), OffsetDateTime.MIN);
    }
}
