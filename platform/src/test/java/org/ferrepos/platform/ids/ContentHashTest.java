package org.ferrepos.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The hashes below are as an older version stored them: a repeated request must still be known for what it is. */
class ContentHashTest {
    private static final String OF_PARTS = "4f2092d09f43bc924d50c4d3dc85ba067343b65513830892f0b49b672cc62c8a";
    private static final String OF_TEXT = "0d447b3957b1b2f5513d43fd5b6a96b31b4b53769d656a38155121643283aed2";

    @Test
    void whatAnOlderVersionStoredStillMatches() {
        assertThat(ContentHash.ofParts(42L, "venta", null, new BigDecimal("2.50")))
                .isEqualTo(stored(OF_PARTS));
        assertThat(ContentHash.of("sale/1/año")).isEqualTo(stored(OF_TEXT));
    }

    @Test
    void noTwoListsLookAlike() {
        assertThat(ContentHash.ofParts("ab", "c")).isNotEqualTo(ContentHash.ofParts("a", "bc"));
        assertThat(ContentHash.ofParts("", "a")).isNotEqualTo(ContentHash.ofParts(null, "a"));
        assertThat(ContentHash.ofParts("a", null)).isNotEqualTo(ContentHash.ofParts("a"));
    }

    private static ContentHash stored(String hex) {
        return ContentHash.stored(HexFormat.of().parseHex(hex));
    }
}
