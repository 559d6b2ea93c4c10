package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Code128Test {

    @Test
    void framesEveryCharacterInElevenModules() {
        Code128.Bars bars = Code128.encode("SCL-01-C1-00000042");
        assertThat(bars.width()).isEqualTo((18 + 2) * 11 + 13);
        assertThat(bars.bars()).hasSize((18 + 2) * 3 + 4);
    }

    /** The check symbol of "A" is (104 + 33) mod 103 = 34: the symbol 131123. */
    @Test
    void addsTheCheckSymbol() {
        Code128.Bars bars = Code128.encode("A");
        assertThat(bars.bars().subList(6, 9))
                .containsExactly(new Code128.Bar(22, 1), new Code128.Bar(26, 1), new Code128.Bar(28, 2));
    }

    @Test
    void refusesWhatItCannotShow() {
        assertThat(Code128.canEncode("Ñ")).isFalse();
        assertThat(Code128.canEncode("")).isFalse();
        assertThat(Code128.canEncode("0".repeat(33))).isFalse();
        assertThatThrownBy(() -> Code128.encode("Ñ")).isInstanceOf(IllegalArgumentException.class);
    }
}
