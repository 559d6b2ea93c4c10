package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.registration.SaleRequest.Discount;
import org.ferrepos.sales.registration.SaleRequest.Item;
import org.ferrepos.sales.registration.SaleRequest.Payment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hashes below were stored by the version before the canonical form, commit 7624542. */
class SaleContentTest {
    private static final String FULL = "37d893485e4a6a3f894c489fecb939b4efde18a741d28fb87c8fe22d7d80c81c";
    private static final String PLAIN = "6eb6d7eca8b819995c71bc09001d6657e6c74d6069c1a10c39755a3e1ffd67f8";

    private static RequestContent full(String soldAt, String percent, String taxId) {
        SaleRequest request = request(
                OffsetDateTime.parse(soldAt),
                new SaleRequest.Customer(taxId, "Ferretería Ñuñoa"),
                List.of(
                        new Item("A", new Quantity(2_500), null),
                        new Item("B", Quantity.of(1), new Discount(new BigDecimal(percent), null)),
                        new Item("C", Quantity.of(3), new Discount(null, 100L))),
                new Payment(PaymentMethod.CASH, 5_000, null),
                new Payment(PaymentMethod.CUSTOMER_CREDIT, 1_200, "op-17"));
        return SaleContent.of(request, Optional.of(taxId));
    }

    private static RequestContent plain(long quantity) {
        return SaleContent.of(
                request(
                        null,
                        null,
                        List.of(new Item("A", Quantity.of(quantity), null)),
                        new Payment(PaymentMethod.DEBIT, 3_980, null)),
                Optional.empty());
    }

    private static SaleRequest request(
            @Nullable OffsetDateTime soldAt,
            SaleRequest.@Nullable Customer customer,
            List<Item> items,
            Payment... payments) {
        return new SaleRequest(null, "SCL-01", "T1", soldAt, customer, items, List.of(payments), null);
    }

    @Test
    void whatTheVersionBeforeStoredIsTheSameSale() {
        assertThat(full("2026-11-21T20:15:30.250-03:00", "2.50", "76.086.428-5").isOf(stored(FULL)))
                .isTrue();
        assertThat(full("2026-11-21T23:15:30.25Z", "2.5", "76.086.428-5").isOf(stored(FULL)))
                .isTrue();
        assertThat(plain(2).isOf(stored(PLAIN))).isTrue();
    }

    @Test
    void otherContentIsAnotherSaleInEitherForm() {
        for (RequestContent other : List.of(
                plain(3),
                full("2026-11-21T20:15:31.250-03:00", "2.50", "76.086.428-5"),
                full("2026-11-21T20:15:30.250-03:00", "2.51", "76.086.428-5"),
                full("2026-11-21T20:15:30.250-03:00", "2.50", "76.086.428-K"))) {
            assertThat(other.isOf(stored(FULL))).isFalse();
            assertThat(other.isOf(stored(PLAIN))).isFalse();
            assertThat(other.isOf(plain(2).hash())).isFalse();
        }
    }

    @Test
    void newSalesAreStoredInTheCanonicalForm() {
        assertThat(plain(2).hash()).isNotEqualTo(stored(PLAIN));
        assertThat(full("2026-11-21T20:15:30.250-03:00", "2.50", "1-9").hash())
                .isEqualTo(full("2026-11-21T23:15:30.25Z", "2.5", "1-9").hash());
    }

    private static ContentHash stored(String hex) {
        return ContentHash.stored(HexFormat.of().parseHex(hex));
    }
}
