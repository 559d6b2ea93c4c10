package org.ferrepos.stock.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hashes below were stored by the version before the canonical form, commit 7624542. */
class MovementContentTest {
    private static final String ADJUSTMENT = "69a9b46f0c421fabfa46011c6888ee460f41089fd7fd25946838d7631fec808d";
    private static final String RECEIPT = "d031fceb1d4c7892204f68a18d0808447c6acd222fe1de4145e5555c8457eafd";

    private static RequestContent content(RequestedKind kind, long thousandths, @Nullable String reason) {
        return MovementContent.of(
                new MovementRequest(new UUID(1, 2), "P-1", "SCL-01", kind, new Quantity(thousandths), reason), 42, 3);
    }

    @Test
    void whatTheVersionBeforeStoredIsTheSameMovement() {
        assertThat(content(RequestedKind.ADJUSTMENT, -2_500, "conteo año").isOf(stored(ADJUSTMENT)))
                .isTrue();
        assertThat(content(RequestedKind.GOODS_RECEIPT, 10_000, null).isOf(stored(RECEIPT)))
                .isTrue();
    }

    @Test
    void otherContentIsAnotherMovementInEitherForm() {
        RequestContent asked = content(RequestedKind.GOODS_RECEIPT, 10_000, null);
        for (RequestContent other : List.of(
                content(RequestedKind.GOODS_RECEIPT, 10_001, null),
                content(RequestedKind.GOODS_RECEIPT, 10_000, ""),
                content(RequestedKind.COUNT, 10_000, null),
                MovementContent.IMPORT)) {
            assertThat(other.isOf(stored(RECEIPT))).isFalse();
            assertThat(other.isOf(asked.hash())).isFalse();
        }
    }

    private static ContentHash stored(String hex) {
        return ContentHash.stored(HexFormat.of().parseHex(hex));
    }
}
