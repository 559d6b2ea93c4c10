package org.ferrepos.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaxRateTest {
    @ParameterizedTest
    @CsvSource({"19,1900,19", "10.5,1050,10.5", "10.50,1050,10.5", "1E+2,10000,100", "1,100,1", "21.25,2125,21.25"})
    void aPercentageIsKeptInHundredths(BigDecimal percent, int hundredths, BigDecimal shown) {
        TaxRate rate = TaxRate.ofPercent(percent).orElseThrow();
        assertThat(rate).isEqualTo(new TaxRate(hundredths));
        assertThat(rate.percent()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.99", "100.01", "10.555", "1E+900000000", "1E-900000000"})
    void whatNoLawWouldSetIsNoRate(BigDecimal percent) {
        assertThat(TaxRate.ofPercent(percent)).isEmpty();
    }

    @Test
    void theNetIsWhatTheTaxLeaves() {
        assertThat(new TaxRate(1_900).netOf(1_190)).isEqualTo(1_000);
        assertThat(new TaxRate(1_050).netOf(11_050)).isEqualTo(10_000);
        assertThat(TaxRate.EXEMPT.netOf(777)).isEqualTo(777);
        assertThat(TaxRate.EXEMPT.percent()).isEqualTo(BigDecimal.ZERO);
    }
}
