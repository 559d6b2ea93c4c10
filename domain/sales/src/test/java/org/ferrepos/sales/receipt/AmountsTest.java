package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.sales.receipt.SampleReceipts.ARS;
import static org.ferrepos.sales.receipt.SampleReceipts.CLP;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void writesPesosOfChileWithoutDecimals() {
        assertThat(Amounts.money(0, CLP)).isEqualTo("$0");
        assertThat(Amounts.money(999, CLP)).isEqualTo("$999");
        assertThat(Amounts.money(15_990, CLP)).isEqualTo("$15.990");
        assertThat(Amounts.money(-1_234_567, CLP)).isEqualTo("-$1.234.567");
    }

    @Test
    void writesPesosOfArgentinaWithTwoDecimals() {
        assertThat(Amounts.money(123_450, ARS)).isEqualTo("$ 1.234,50");
        assertThat(Amounts.money(5, ARS)).isEqualTo("$ 0,05");
        assertThat(Amounts.money(-99_999, ARS)).isEqualTo("-$ 999,99");
    }

    @Test
    void isExactAtTheEndsOfTheRange() {
        assertThat(Amounts.money(Long.MAX_VALUE, ARS)).isEqualTo("$ 92.233.720.368.547.758,07");
        assertThat(Amounts.money(Long.MIN_VALUE, CLP)).isEqualTo("-$9.223.372.036.854.775.808");
    }

    @Test
    void namesOtherCurrencies() {
        assertThat(Amounts.money(123_450, Currency.getInstance("USD"))).isEqualTo("USD 1.234,50");
    }

    @Test
    void writesQuantitiesWithTheDecimalsTheyHave() {
        assertThat(Amounts.quantity(new BigDecimal("0.250"))).isEqualTo("0,25");
        assertThat(Amounts.quantity(new BigDecimal("3.000"))).isEqualTo("3");
        assertThat(Amounts.quantity(new BigDecimal("1E+3"))).isEqualTo("1000");
    }
}
