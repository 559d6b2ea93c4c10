package org.ferrepos.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
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
    void dates_and_rates_have_the_text_that_a_table_on_a_screen_looks_in() {
        List<Cell> row = List.of(Cell.date(LocalDate.of(2027, 1, 31)), Cell.percent(new BigDecimal("10.50")));
        assertThat(WordFilter.of(Optional.of("2027-01 10.5")).keeps(row)).isTrue();
        assertThat(WordFilter.of(Optional.of("10.50")).keeps(row)).isFalse();
        assertThat(WordFilter.of(Optional.of("31-01-2027")).keeps(row)).isFalse();
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
