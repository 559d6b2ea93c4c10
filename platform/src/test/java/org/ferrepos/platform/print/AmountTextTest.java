package org.ferrepos.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class AmountTextTest {

    private static final Currency CLP = Currency.getInstance("CLP");
    private static final Currency ARS = Currency.getInstance("ARS");

    @Test
    void writesPesosOfChileWithoutDecimals() {
        assertThat(AmountText.money(0, CLP)).isEqualTo("$0");
        assertThat(AmountText.money(999, CLP)).isEqualTo("$999");
        assertThat(AmountText.money(15_990, CLP)).isEqualTo("$15.990");
        assertThat(AmountText.money(-1_234_567, CLP)).isEqualTo("-$1.234.567");
    }

    @Test
    void writesPesosOfArgentinaWithTwoDecimals() {
        assertThat(AmountText.money(123_450, ARS)).isEqualTo("$ 1.234,50");
        assertThat(AmountText.money(5, ARS)).isEqualTo("$ 0,05");
        assertThat(AmountText.money(-99_999, ARS)).isEqualTo("-$ 999,99");
    }

    @Test
    void isExactAtTheEndsOfTheRange() {
        assertThat(AmountText.money(Long.MAX_VALUE, ARS)).isEqualTo("$ 92.233.720.368.547.758,07");
        assertThat(AmountText.money(Long.MIN_VALUE, CLP)).isEqualTo("-$9.223.372.036.854.775.808");
    }

    @Test
    void namesOtherCurrencies() {
        assertThat(AmountText.money(123_450, Currency.getInstance("USD"))).isEqualTo("USD 1.234,50");
    }

    @Test
    void writesQuantitiesWithTheDecimalsTheyHave() {
        assertThat(AmountText.quantity(new BigDecimal("0.250"))).isEqualTo("0,25");
        assertThat(AmountText.quantity(new BigDecimal("3.000"))).isEqualTo("3");
        assertThat(AmountText.quantity(new BigDecimal("1E+3"))).isEqualTo("1000");
    }
}
