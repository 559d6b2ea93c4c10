package org.ferrepos.stock.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hashes below were stored by the version before the canonical form, commit 7624542. */
class TransferContentTest {
    private static final String WITH_REASON = "26e14ef704eb2c36e2474db271b9d33b7ae9abb7facf8cd70d155d46fbda9078";
    private static final String WITHOUT_REASON = "018aa079d970e36afc70e36c43b3ac4f8a800baa23233877d1e64279fe650155";

    private static RequestContent content(int from, int to, @Nullable String reason) {
        return TransferContent.of(
                from, to, new TreeMap<>(Map.of(42L, new Quantity(2_500), 7L, Quantity.of(10))), reason);
    }

    @Test
    void whatTheVersionBeforeStoredIsTheSameTransfer() {
        assertThat(content(3, 4, "reposición").isOf(stored(WITH_REASON))).isTrue();
        assertThat(content(3, 4, null).isOf(stored(WITHOUT_REASON))).isTrue();
        assertThat(content(3, 4, null).isOf(stored(WITH_REASON))).isFalse();
        assertThat(content(4, 3, "reposición").isOf(stored(WITH_REASON))).isFalse();
        assertThat(content(4, 3, null).isOf(content(3, 4, null).hash())).isFalse();
    }

    private static ContentHash stored(String hex) {
        return ContentHash.stored(HexFormat.of().parseHex(hex));
    }
}
