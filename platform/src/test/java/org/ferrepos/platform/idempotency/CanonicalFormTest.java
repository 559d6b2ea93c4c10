package org.ferrepos.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
    /** Kept as it was first stored: what is stored must match for ever. */
    private static final String STORED = "71a0a742da2155f1d047526c82dd57329f22b6a91dfb92b0741fa4d6c0f940be";

    private static CanonicalForm form() {
        return CanonicalForm.of("test");
    }

    @Test
    void whatIsStoredStillMatches() {
        CanonicalForm form = form().text("text", "año")
                .text("none", null)
                .id("id", UUID.fromString("019acf00-0000-7000-8000-000000000001"))
                .whole("whole", -7)
                .decimal("decimal", new BigDecimal("2.50"))
                .quantity("quantity", new Quantity(1_250))
                .moment("moment", Instant.parse("2026-11-21T23:15:30.250Z"))
                .list("list", List.of("a", "b"), (each, text) -> each.text("text", text))
                .quantities("quantities", new TreeMap<>(java.util.Map.of(7L, Quantity.of(2))));
        assertThat(java.util.HexFormat.of().formatHex(form.hash().bytes())).isEqualTo(STORED);
    }

    @Test
    void oneNumberOrMomentHasOneForm() {
        ContentHash half = form().decimal("a", new BigDecimal("2.5")).hash();
        assertThat(form().decimal("a", new BigDecimal("2.500")).hash()).isEqualTo(half);
        assertThat(form().quantity("a", new Quantity(2_500)).hash()).isEqualTo(half);
        assertThat(form().decimal("a", new BigDecimal("1e1")).hash())
                .isEqualTo(form().decimal("a", BigDecimal.TEN).hash());
        assertThat(form().decimal("a", new BigDecimal("0.00")).hash())
                .isEqualTo(form().decimal("a", BigDecimal.ZERO).hash());
        assertThat(form().moment(
                                "a",
                                OffsetDateTime.parse("2026-11-21T20:00:00-03:00")
                                        .toInstant())
                        .hash())
                .isEqualTo(form().moment("a", Instant.parse("2026-11-21T23:00:00Z"))
                        .hash());
    }

    @Test
    void aHostileExponentCostsNothing() {
        assertThat(form().decimal("a", new BigDecimal("1e2147483647")).hash())
                .isNotEqualTo(form().decimal("a", BigDecimal.ONE).hash());
    }

    @Test
    void differentFieldsNeverLookAlike() {
        List<CanonicalForm> forms = List.of(
                form().text("a", "1"),
                form().text("b", "1"),
                form().whole("a", 1),
                form().decimal("a", BigDecimal.ONE),
                form().text("a", null),
                form().text("a", ""),
                form().text("a", "1").text("b", null),
                form().text("a", "1\nb:-"),
                form().text("a", "b").text("c", "d"),
                form().text("a", "bs1:d"),
                form().list("a", List.of("b", "c"), (each, text) -> each.text("t", text)),
                form().list("a", List.of("c", "b"), (each, text) -> each.text("t", text)),
                form().list("a", List.of("b"), (each, text) -> each.text("t", text))
                        .text("t", "c"),
                CanonicalForm.of("other").text("a", "1"));
        assertThat(forms.stream().map(CanonicalForm::hash)).doesNotHaveDuplicates();
    }
}
