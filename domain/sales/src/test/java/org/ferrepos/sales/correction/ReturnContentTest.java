package org.ferrepos.sales.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.correction.CorrectionResource.ReturnItem;
import org.ferrepos.sales.correction.CorrectionResource.ReturnRequest;
import org.junit.jupiter.api.Test;

/** The hash below was stored by the version before the canonical form, commit 7624542. */
class ReturnContentTest {
    private static final ContentHash STORED = ContentHash.stored(
            HexFormat.of().parseHex("f89e064a74954b3d23171aa9efafe6117c5450807bb4e394972d80191750a3d6"));

    private static final UUID SALE = UUID.fromString("019acf00-0000-7000-8000-000000000001");

    private static RequestContent content(UUID sale, String reason, long cash) {
        return ReturnContent.of(
                sale,
                new ReturnRequest(
                        null,
                        List.of(new ReturnItem(1, new Quantity(1_500)), new ReturnItem(3, Quantity.of(2))),
                        reason,
                        List.of(new TillMoney(PaymentMethod.CASH, cash), new TillMoney(PaymentMethod.DEBIT, 10)),
                        null));
    }

    @Test
    void whatTheVersionBeforeStoredIsTheSameReturn() {
        assertThat(content(SALE, "no sirve: año", 1_990).isOf(STORED)).isTrue();
        assertThat(content(SALE, "no sirve: año", 1_990).hash()).isNotEqualTo(STORED);
    }

    @Test
    void otherContentIsAnotherReturnInEitherForm() {
        RequestContent asked = content(SALE, "no sirve: año", 1_990);
        for (RequestContent other : List.of(
                content(SALE, "no sirve: año", 1_991),
                content(SALE, "no sirve", 1_990),
                content(new UUID(1, 2), "no sirve: año", 1_990))) {
            assertThat(other.isOf(STORED)).isFalse();
            assertThat(other.isOf(asked.hash())).isFalse();
        }
    }
}
