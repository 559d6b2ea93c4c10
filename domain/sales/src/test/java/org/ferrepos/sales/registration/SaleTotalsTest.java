package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.sales.registration.SaleTotals.PricedLine;
import org.ferrepos.sales.registration.SaleTotals.Settlement;
import org.junit.jupiter.api.Test;

/** The identities of the contract hold for any sale, checked against arithmetic done another way. */
class SaleTotalsTest {
    private static final int SALES = 20_000;
    private static final List<TaxRate> RATES =
            List.of(new TaxRate(1_900), new TaxRate(1_050), new TaxRate(2_100), new TaxRate(2_700), TaxRate.EXEMPT);

    @Test
    void everyRandomSaleKeepsTheIdentities() {
        long seed = Long.getLong("ferrepos.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < SALES; i++) {
            checkOne(random, "seed " + seed + ", sale " + i + " (repeat with -Dferrepos.seed=" + seed + ")");
        }
    }

    private static void checkOne(Random random, String description) {
        List<PricedLine> lines = new ArrayList<>();
        Map<TaxRate, Long> charged = new HashMap<>();
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
            PricedLine line = randomLine(random, description);
            lines.add(line);
            charged.merge(line.tax(), line.total(), Long::sum);
        }
        SaleTotals totals = SaleTotals.of(lines);
        assertThat(totals.net() + totals.tax() + totals.exempt())
                .as(description)
                .isEqualTo(totals.total());
        assertThat(totals.subtotal() - totals.discountTotal()).as(description).isEqualTo(totals.total());
        assertThat(totals.net())
                .as(description)
                .isEqualTo(charged.entrySet().stream()
                        .filter(each -> !each.getKey().isExempt())
                        .mapToLong(each -> net(each.getValue(), each.getKey()))
                        .sum());
        assertThat(totals.exempt()).as(description).isEqualTo(charged.getOrDefault(TaxRate.EXEMPT, 0L));
        checkSettlement(random, totals, description);
    }

    private static long net(long charged, TaxRate rate) {
        BigDecimal factor = BigDecimal.ONE.add(rate.percent().movePointLeft(2));
        return BigDecimal.valueOf(charged)
                .divide(factor, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static PricedLine randomLine(Random random, String description) {
        long price = random.nextInt(4) == 0 ? random.nextInt(50) : random.nextInt(2_000_000);
        Quantity quantity = new Quantity(1 + random.nextInt(random.nextBoolean() ? 5_000 : 2_000_000));
        long gross = Amounts.lineAmount(price, quantity);
        assertThat(gross)
                .as(description)
                .isEqualTo(BigDecimal.valueOf(price)
                        .multiply(quantity.toDecimal())
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
        BigDecimal percent = BigDecimal.valueOf(random.nextInt(5_001), 2);
        long discount = random.nextBoolean() ? 0 : Amounts.percentOf(gross, percent);
        assertThat(discount).as(description).isBetween(0L, gross);
        PricedLine line = SaleTotals.price(price, quantity, discount, RATES.get(random.nextInt(RATES.size())));
        assertThat(line.gross()).isEqualTo(gross);
        return line;
    }

    private static void checkSettlement(Random random, SaleTotals totals, String description) {
        long card = random.nextInt(3) == 0 ? 0 : (long) (random.nextDouble() * 1.1 * totals.total());
        long cash =
                random.nextInt(3) == 0 ? 0 : 10L * random.nextInt(1 + (int) Math.min(1_000_000, totals.total() / 8));
        switch (totals.settle(cash, card, Currency.CLP)) {
            case Settlement.Settled settled -> {
                assertThat(settled.paid() - settled.change())
                        .as(description)
                        .isEqualTo(totals.total() + settled.cashRounding());
                assertThat(settled.paid()).as(description).isEqualTo(cash + card);
                assertThat(settled.change()).as(description).isBetween(0L, cash);
                assertThat(settled.change() % 10).as(description).isZero();
                assertThat(settled.cashRounding()).as(description).isBetween(-5L, 4L);
                if (cash == 0) {
                    assertThat(settled.cashRounding()).as(description).isZero();
                }
            }
            case Settlement.Underpaid underpaid -> {
                assertThat(underpaid.paid())
                        .as(description)
                        .isEqualTo(cash + card)
                        .isLessThan(underpaid.due());
                assertThat(card).as(description).isLessThanOrEqualTo(totals.total());
            }
            case Settlement.ChangeNotInCash change ->
                assertThat(card).as(description).isGreaterThan(totals.total());
        }
    }

    @Test
    void cashIsRoundedByLaw() {
        assertThat(Currency.CLP.cashDue(765)).isEqualTo(760);
        assertThat(Currency.CLP.cashDue(766)).isEqualTo(770);
        assertThat(Currency.CLP.cashDue(760)).isEqualTo(760);
        assertThat(Currency.CLP.cashDue(5)).isZero();
        assertThat(Currency.ARS.cashDue(76_533)).isEqualTo(76_533);
    }

    @Test
    void taxIsWhatTheNetLeavesNotNineteenPercentOfIt() {
        SaleTotals totals = SaleTotals.of(List.of(new PricedLine(29, 0, new TaxRate(1_900))));
        assertThat(totals.net()).isEqualTo(24);
        assertThat(totals.tax()).isEqualTo(5);
    }
}
