package org.ferrepos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and types of files cannot do anything to who downloads them. */
final class FileAnswerTest {
    private static final FileKind KIND = new FileKind("test.upload", 1, Optional.empty(), Optional.empty());

    @Test
    void namesAreEncodedAsBrowsersReadThem() {
        assertThat(FileAnswer.disposition("precios ñandú.csv"))
                .isEqualTo(
                        "attachment; filename=\"precios nandu.csv\"; filename*=UTF-8''precios%20%C3%B1and%C3%BA.csv");
        assertThat(FileAnswer.disposition("a\"; filename=\"b.exe")).contains("filename=\"a__ filename__b.exe\"");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\temp\\lista.csv, lista.csv",
        ".oculto, _oculto",
        "a:b?.csv, a_b_.csv",
        "'', archivo",
        "lista.csv, lista.csv",
    })
    void namesAreMadeHarmless(String given, String kept) {
        assertThat(NewFile.of(KIND, given, "text/csv").name()).isEqualTo(kept);
    }

    @Test
    void controlAndDirectionMarksAndLengthAreCut() {
        assertThat(NewFile.of(KIND, "a\r\nSet-Cookie x\u202Efdp.csv", "text/csv")
                        .name())
                .isEqualTo("a__Set-Cookie x_fdp.csv");
        assertThat(NewFile.of(KIND, "x".repeat(500) + ".csv", "text/csv").name())
                .hasSize(NewFile.MAX_NAME_CHARS)
                .endsWith(".csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/svg+xml",
                "application/xhtml+xml",
                "text/javascript",
                "no type",
                "a/b\r\nX: y"
            })
    void whatABrowserMightRunIsNamedUnknown(String type) {
        assertThat(FileAnswer.type(NewFile.of(KIND, "a", type).contentType())).isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/csv; charset=utf-8",
                "application/pdf",
                "image/png",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    void whatItSavesKeepsItsType(String type) {
        assertThat(FileAnswer.type(NewFile.of(KIND, "a", type).contentType())).isEqualTo(type);
    }
}
