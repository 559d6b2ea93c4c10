package org.ferrepos.sales.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.TaxIds;
import org.ferrepos.sales.register.SaleTotals.PricedLine;
import org.ferrepos.sales.register.SaleTotals.Settlement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The till works its amounts out by itself; it reads the same vectors, so that both sides always agree. */
class SaleVectorsTest {
    private static final String FILE = "/org/ferrepos/sales/sale-vectors.json";
    private static final int TAX_PERCENT = 19;

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

    private static Stream<JsonNode> vectors(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(SaleVectorsTest.class.getResourceAsStream(FILE))) {
            return StreamSupport.stream(
                    new ObjectMapper().readTree(file).get(name).spliterator(), false);
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
        SaleTotals totals = SaleTotals.of(lines, TAX_PERCENT);
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
        return SaleTotals.price(unitPrice, quantity, off, line.path("exempt").asBoolean());
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
