package org.ferrepos.stock.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.junit.jupiter.api.Test;

/** The hash below was stored by the version before the canonical form, commit 7624542. */
class ReservationContentTest {
    private static final ContentHash STORED = ContentHash.stored(
            HexFormat.of().parseHex("850edd1688273982426e4a1bb6998a7bc843e7769d808204cb58119a7a16907b"));

    private static RequestContent content(int branch, long thousandths) {
        return ReservationContent.of(
                branch, new TreeMap<>(Map.of(42L, new Quantity(thousandths), 7L, Quantity.of(10))));
    }

    @Test
    void whatTheVersionBeforeStoredIsTheSameReservation() {
        assertThat(content(3, 2_500).isOf(STORED)).isTrue();
        assertThat(content(3, 2_501).isOf(STORED)).isFalse();
        assertThat(content(4, 2_500).isOf(STORED)).isFalse();
        assertThat(content(3, 2_501).isOf(content(3, 2_500).hash())).isFalse();
    }
}
