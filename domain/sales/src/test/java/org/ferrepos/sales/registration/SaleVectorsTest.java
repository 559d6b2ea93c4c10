package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.sales.TaxIds;
import org.ferrepos.sales.registration.SaleTotals.PricedLine;
import org.ferrepos.sales.registration.SaleTotals.Settlement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The till works its amounts out by itself; it reads the same vectors, so that both sides always agree. */
class SaleVectorsTest {
    private static final String FILE = "/org/ferrepos/sales/sale-vectors.json";
    private static final String IVA = "19";

    @TestFactory
    Stream<DynamicTest> everySaleComesToTheSameAsAtTheTill() throws IOException {
        return vectors("sales")
                .map(sale -> DynamicTest.dynamicTest(sale.get("name").asText(), () -> check(sale)));
    }

    @TestFactory
    Stream<DynamicTest> everyTaxIdIsReadAsAtTheTill() throws IOException {
        return vectors("tax_ids")
                .map(each -> DynamicTest.dynamicTest("[" + each.get("text").asText() + "]", () -> {
                    assertThat(TaxIds.normalize(each.get("text").asText()).orElse(null))
                            .isEqualTo(each.get("canonical").textValue());
                    if (each.has("formatted")) {
                        assertThat(TaxIds.format(each.get("text").asText()))
                                .isEqualTo(each.get("formatted").textValue());
                    }
                }));
    }

    /** The till makes the same sales out of the same seed, and has to come to the same checksum. */
    @Test
    void randomSalesOfBothCountriesComeToTheSameAsAtTheTill() throws IOException {
        JsonNode random = file().get("random");
        Lottery lottery = new Lottery(random.get("seed").asInt());
        JsonNode rates = random.get("rates");
        long sum = 0;
        for (int sale = 0; sale < random.get("sales").asInt(); sale++) {
            SaleTotals totals = SaleTotals.of(randomLines(lottery, rates.get(sale % rates.size())));
            assertThat(totals.net() + totals.tax() + totals.exempt()).isEqualTo(totals.total());
            for (long amount : new long[] {totals.net(), totals.tax(), totals.exempt(), totals.total()}) {
                sum = (sum * 31 + amount) % 1_000_003;
            }
        }
        assertThat(sum).isEqualTo(random.get("checksum").asLong());
    }

    private static List<PricedLine> randomLines(Lottery lottery, JsonNode rates) {
        List<PricedLine> lines = new ArrayList<>();
        for (int left = 1 + lottery.below(6); left > 0; left--) {
            long unitPrice = lottery.below(3_000_000);
            Quantity quantity = new Quantity(1 + lottery.below(12_000));
            BigDecimal percent = BigDecimal.valueOf(lottery.below(5_001), 2);
            int rate = rates.get(lottery.below(rates.size())).asInt();
            long discount = Amounts.percentOf(Amounts.lineAmount(unitPrice, quantity), percent);
            lines.add(SaleTotals.price(unitPrice, quantity, discount, rate == 0 ? TaxRate.EXEMPT : new TaxRate(rate)));
        }
        return lines;
    }

    /** The same numbers in the same order as at the till. */
    private static final class Lottery {
        private int state;

        private Lottery(int seed) {
            this.state = seed;
        }

        private int below(int bound) {
            state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
            return (state >>> 8) % bound;
        }
    }

    private static Stream<JsonNode> vectors(String name) throws IOException {
        return StreamSupport.stream(file().get(name).spliterator(), false);
    }

    private static JsonNode file() throws IOException {
        try (InputStream file = Objects.requireNonNull(SaleVectorsTest.class.getResourceAsStream(FILE))) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static void check(JsonNode sale) {
        JsonNode expected = sale.get("expected");
        List<PricedLine> lines = new ArrayList<>();
        for (JsonNode line : sale.get("lines")) {
            lines.add(line(line));
        }
        for (int i = 0; i < lines.size(); i++) {
            JsonNode amounts = expected.get("lines").get(i);
            assertThat(lines.get(i).gross()).isEqualTo(amounts.get("gross").asLong());
            assertThat(lines.get(i).discount())
                    .isEqualTo(amounts.get("discount").asLong());
            assertThat(lines.get(i).total()).isEqualTo(amounts.get("total").asLong());
        }
        SaleTotals totals = SaleTotals.of(lines);
        assertThat(totals)
                .isEqualTo(new SaleTotals(
                        expected.get("subtotal").asLong(),
                        expected.get("discount_total").asLong(),
                        expected.get("net").asLong(),
                        expected.get("tax").asLong(),
                        expected.get("exempt").asLong(),
                        expected.get("total").asLong()));
        checkSettlement(sale, totals, expected.get("settlement"));
    }

    private static PricedLine line(JsonNode line) {
        Quantity quantity = Quantity.of(line.get("quantity").decimalValue());
        long unitPrice = line.get("unit_price").asLong();
        JsonNode discount = line.path("discount");
        long off = discount.has("percent")
                ? Amounts.percentOf(
                        Amounts.lineAmount(unitPrice, quantity),
                        discount.get("percent").decimalValue())
                : discount.path("amount").asLong();
        return SaleTotals.price(unitPrice, quantity, off, rate(line));
    }

    private static TaxRate rate(JsonNode line) {
        return line.path("exempt").asBoolean()
                ? TaxRate.EXEMPT
                : TaxRate.ofPercent(new BigDecimal(line.path("tax_percent").asText(IVA)))
                        .orElseThrow();
    }

    private static void checkSettlement(JsonNode sale, SaleTotals totals, JsonNode expected) {
        long cash = 0;
        long other = 0;
        for (JsonNode payment : sale.get("payments")) {
            long amount = payment.get("amount").asLong();
            if (payment.get("method").asText().equals("cash")) {
                cash += amount;
            } else {
                other += amount;
            }
        }
        Settlement settlement =
                totals.settle(cash, other, Currency.valueOf(sale.get("currency").asText()));
        assertThat(settlement)
                .isEqualTo(
                        switch (expected.get("kind").asText()) {
                            case "settled" ->
                                new Settlement.Settled(
                                        expected.get("cash_rounding").asLong(),
                                        expected.get("paid").asLong(),
                                        expected.get("change").asLong());
                            case "underpaid" ->
                                new Settlement.Underpaid(
                                        expected.get("due").asLong(),
                                        expected.get("paid").asLong());
                            default -> new Settlement.ChangeNotInCash(other);
                        });
    }
}
