package org.ferrepos.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextColumnsTest {

    private final TextColumns ten = new TextColumns(10);

    @Test
    void wrapsBetweenWordsAndInsideLongOnes() {
        assertThat(ten.wrapped("uno dos tres abcdefghijklmnopq x"))
                .containsExactly("uno dos", "tres", "abcdefghij", "klmnopq x");
        assertThat(ten.wrapped("")).isEmpty();
    }

    @Test
    void countsWideCharactersAsTwoAndMarksAsNone() {
        assertThat(TextColumns.width("锤子🔨")).isEqualTo(6);
        assertThat(TextColumns.width("a\u0323\u0302")).isEqualTo(1);
        assertThat(ten.wrapped("锤子锤子锤子")).containsExactly("锤子锤子锤", "子");
    }

    @Test
    void putsTheValueAtTheRightEdge() {
        assertThat(ten.pair("ab", "$1")).containsExactly("ab      $1");
        assertThat(ten.pair("abc def ghi", "$100")).containsExactly("abc", "def", "ghi   $100");
        assertThat(ten.pair("", "$1")).containsExactly("        $1");
        assertThat(ten.pair("label", "12345678901")).containsExactly("label", "1234567890", "         1");
    }

    @Test
    void centres() {
        assertThat(ten.centred("abcd")).containsExactly("   abcd");
    }
}
