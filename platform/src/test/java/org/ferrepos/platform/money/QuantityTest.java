package org.ferrepos.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import org.ferrepos.platform.http.JsonSettings;
import org.junit.jupiter.api.Test;

class QuantityTest {
    private final ObjectMapper mapper = JsonSettings.newMapper();

    @Test
    void itIsAPlainNumberInJson() throws JsonProcessingException {
        for (String text : new String[] {"0", "1", "10", "0.25", "1000000", "0.001", "-3.5"}) {
            Quantity quantity = mapper.readValue(text, Quantity.class);
            assertThat(mapper.writeValueAsString(quantity)).isEqualTo(text);
        }
        assertThat(mapper.readValue("1e1", Quantity.class)).isEqualTo(Quantity.of(10));
        assertThat(mapper.readValue("2.500", Quantity.class)).isEqualTo(new Quantity(2_500));
    }

    @Test
    void hostileNumbersAreRefusedWithoutArithmeticOnThem() {
        for (String text : new String[] {
            "0.0001", "1e999999999", "-1e999999999", "1e-999999999", "1000000.001", "\"1\"", "true", "{}", "[]", "NaN"
        }) {
            assertThatThrownBy(() -> mapper.readValue(text, Quantity.class))
                    .as(text)
                    .isInstanceOf(JsonProcessingException.class);
        }
        assertThat(Quantity.isValid(new BigDecimal("0E-999999"))).isTrue();
    }

    @Test
    void amountsAreRoundedHalfUpOnce() {
        assertThat(Amounts.lineAmount(1, new Quantity(500))).isEqualTo(1);
        assertThat(Amounts.lineAmount(1, new Quantity(499))).isZero();
        assertThat(Amounts.lineAmount(5_990, new Quantity(250))).isEqualTo(1_498);
        assertThat(Amounts.percentOf(1_498, BigDecimal.TEN)).isEqualTo(150);
        assertThat(Amounts.netOfGross(119, 1_900)).isEqualTo(100);
        assertThat(Amounts.share(100, Quantity.of(1), Quantity.of(3))).isEqualTo(33);
        assertThatThrownBy(() -> Amounts.lineAmount(Amounts.MAX_AMOUNT, new Quantity(Quantity.MAX_THOUSANDTHS)))
                .isInstanceOf(ArithmeticException.class);
    }
}
