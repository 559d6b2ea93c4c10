package org.ferrepos.sales;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaxIdsTest {
    @Test
    void checkDigitsAreRecognisedInEverySpelling() {
        assertThat(TaxIds.normalize("76.123.456-0")).contains("76123456-0");
        assertThat(TaxIds.normalize("60803000-K")).contains("60803000-K");
        assertThat(TaxIds.normalize("60803000k")).contains("60803000-K");
        assertThat(TaxIds.normalize("66666666-6")).contains("66666666-6");
    }

    @Test
    void anythingElseIsRefused() {
        for (String wrong : new String[] {"", "-", "K", "76.123.456-1", "abc", "123456789012-3", "１２-3"}) {
            assertThat(TaxIds.normalize(wrong)).as(wrong).isEmpty();
        }
    }
}
