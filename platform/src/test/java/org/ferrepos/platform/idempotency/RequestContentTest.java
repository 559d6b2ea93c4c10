package org.ferrepos.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.platform.idempotency.RequestContent.Recorded;
import org.ferrepos.platform.ids.ContentHash;
import org.junit.jupiter.api.Test;

class RequestContentTest {
    private final Map<String, Recorded<String>> recorded = new HashMap<>();

    private static RequestContent content(String text) {
        return RequestContent.of(CanonicalForm.of("test").text("text", text), () -> ContentHash.of(text));
    }

    private Written<String, String> write(String id, RequestContent content) {
        return content.write(() -> Optional.ofNullable(recorded.get(id)), () -> {
            recorded.put(id, new Recorded<>(content.hash(), "answer"));
            return Optional.of("first");
        });
    }

    @Test
    void theFirstIsWrittenTheSameRepeatedAndOtherContentRefused() {
        assertThat(write("1", content("a"))).isEqualTo(new Written.First<>("first"));
        assertThat(write("1", content("a"))).isEqualTo(new Written.Repeated<>("answer"));
        assertThat(write("1", content("b"))).isEqualTo(new Written.Conflict<>());
        assertThat(write("2", content("b"))).isEqualTo(new Written.First<>("first"));
    }

    @Test
    void whatAnEarlierVersionStoredIsKnownForWhatItIs() {
        recorded.put("1", new Recorded<>(ContentHash.of("a"), "before"));
        assertThat(write("1", content("a"))).isEqualTo(new Written.Repeated<>("before"));
        assertThat(write("1", content("b"))).isEqualTo(new Written.Conflict<>());
    }

    @Test
    void whoLosesTheRaceForAnIdIsToldWhatTheOtherWrote() {
        for (String other : new String[] {"a", "b"}) {
            recorded.clear();
            Written<String, String> written = content("a").write(() -> Optional.ofNullable(recorded.get("1")), () -> {
                recorded.put("1", new Recorded<>(content(other).hash(), "other"));
                return Optional.empty();
            });
            assertThat(written)
                    .isEqualTo(other.equals("a") ? new Written.Repeated<>("other") : new Written.Conflict<>());
        }
    }
}
