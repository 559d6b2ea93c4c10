package org.ferrepos.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordFilterTest {
    private static final List<Cell> ROW =
            List.of(Cell.code("SCL-01"), Cell.text("Ñuñoa, Avenida Irarrázaval"), Cell.flag(true), Cell.EMPTY);

    @Test
    void rows_with_all_words_stay_whatever_their_case_and_accents() {
        assertThat(keeps("irarrazaval scl")).isTrue();
        assertThat(keeps("  NUNOA ")).isTrue();
        assertThat(keeps("irarrazaval vap")).isFalse();
    }

    @Test
    void no_words_keep_everything() {
        assertThat(WordFilter.of(Optional.empty()).keeps(ROW)).isTrue();
        assertThat(keeps("   ")).isTrue();
    }

    private static boolean keeps(String words) {
        return WordFilter.of(Optional.of(words)).keeps(ROW);
    }
}
