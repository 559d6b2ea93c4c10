package org.ferrepos.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTest {
    @ParameterizedTest
    @CsvSource({
        "taladro,taladros",
        "luz,luces",
        "pared,paredes",
        "llave,llaves",
        "plana,plano",
        "instalacion,instalaciones"
    })
    void numberAndGenderShareAStem(String one, String other) {
        assertThat(Stems.stem(one)).isEqualTo(Stems.stem(other));
    }

    @ParameterizedTest
    @CsvSource({
        "semento,cemento",
        "cilicona,silicona",
        "carretiya,carretilla",
        "bentana,ventana",
        "uincha,huincha",
        "kimico,quimico",
        "sincado,zincado"
    })
    void whatSoundsAlikeIsWrittenAlike(String wrong, String right) {
        assertThat(Phonetics.of(wrong)).isEqualTo(Phonetics.of(right));
    }

    @Test
    void wordsAndNumbersAreKeptApart() {
        assertThat(Words.of("Taladro ELÉCTRICO 750W 1/2\" 2,5 m²"))
                .containsExactly("taladro", "electrico", "750", "w", "1/2", "2.5", "m", "2");
        assertThat(Words.meaningful("pegamento para la cerámica")).containsExactly("pegamento", "ceramica");
        assertThat(Words.meaningful("de la")).containsExactly("de", "la");
    }
}
