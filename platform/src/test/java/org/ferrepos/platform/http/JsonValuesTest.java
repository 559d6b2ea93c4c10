package org.ferrepos.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JSON values are read, and which are refused because they could not be stored as they came. */
final class JsonValuesTest {
    private final ObjectMapper mapper = JsonSettings.newMapper();

    private record Form(
            @Nullable UUID id,
            @Nullable OffsetDateTime at,
            @Nullable String text,
            @Nullable List<String> texts) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"\"}",
                "{\"at\":\"\"}",
                "{\"at\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"at\":\"-0044-03-15T12:00:00Z\"}",
                "{\"text\":\"a\\u0000b\"}",
                "{\"text\":\"\\ud83d\"}",
                "{\"text\":\"\\udd28\\ud83d\"}",
                "{\"texts\":[\"bien\",\"\\udd28\"]}",
                "{\"text\":12}"
            })
    void refuses(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Form.class)).isInstanceOf(JsonMappingException.class);
    }

    private record Sums(long amount, @Nullable Integer minutes) {}

    @Test
    void aFieldThatStandsTwiceIsToldAsSuch() {
        assertThat(explained("{\"amount\":1,\"amount\":2}")).contains("repetido");
        assertThat(explained("{\"amount\":1,}")).contains("JSON válido");
    }

    @Test
    void aNumberTooLargeNamesItsFieldAndTheBound() {
        String thirtyZeros = "1" + "0".repeat(30);
        assertThat(explained("{\"amount\":" + thirtyZeros + "}"))
                .isEqualTo("amount: debe ser un número de hasta 1.000.000.000.000");
        assertThat(explained("{\"amount\":1,\"minutes\":" + thirtyZeros + "}"))
                .isEqualTo("minutes: debe ser un número de hasta 2.147.483.647");
        assertThat(explained("{\"amount\":1.5}")).isEqualTo("amount: debe ser un número entero");
    }

    private String explained(String json) {
        try {
            mapper.readValue(json, Sums.class);
        } catch (JsonProcessingException e) {
            ProblemDocument.Field error = ProblemDocument.of(
                            JsonProblems.explain(e), Messages.forHeader(Optional.empty()), "id")
                    .errors()
                    .getFirst();
            return error.field() + ": " + error.message();
        }
        throw new AssertionError("read " + json);
    }

    @Test
    void readsWhatPeopleWrite() throws JsonProcessingException {
        Form form = mapper.readValue(
                "{\"at\":\"2026-11-21T19:42:10-03:00\",\"text\":\"Ñandú \\ud83d\\udd28\",\"texts\":[\"\",\"martillo\"]}",
                Form.class);

        assertThat(form.text()).isEqualTo("Ñandú 🔨");
        assertThat(form.at()).isEqualTo(OffsetDateTime.parse("2026-11-21T19:42:10-03:00"));
        assertThat(form.texts()).containsExactly("", "martillo");
    }
}
