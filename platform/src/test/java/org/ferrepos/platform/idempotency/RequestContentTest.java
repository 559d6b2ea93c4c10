package org.ferrepos.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.platform.idempotency.RequestContent.Registered;
import org.ferrepos.platform.ids.ContentHash;
import org.junit.jupiter.api.Test;

class RequestContentTest {
    private final Map<String, Registered<String>> registered = new HashMap<>();

    private static RequestContent content(String text) {
        return RequestContent.of(CanonicalForm.of("test").text("text", text), () -> ContentHash.of(text));
    }

    private Written<String, String> write(String id, RequestContent content) {
        return content.write(() -> Optional.ofNullable(registered.get(id)), () -> {
            registered.put(id, new Registered<>(content.hash(), "answer"));
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
        registered.put("1", new Registered<>(ContentHash.of("a"), "before"));
        assertThat(write("1", content("a"))).isEqualTo(new Written.Repeated<>("before"));
        assertThat(write("1", content("b"))).isEqualTo(new Written.Conflict<>());
    }

    @Test
    void whoLosesTheRaceForAnIdIsToldWhatTheOtherWrote() {
        for (String other : new String[] {"a", "b"}) {
            registered.clear();
            Written<String, String> written = content("a").write(() -> Optional.ofNullable(registered.get("1")), () -> {
                registered.put("1", new Registered<>(content(other).hash(), "other"));
                return Optional.empty();
            });
            assertThat(written)
                    .isEqualTo(other.equals("a") ? new Written.Repeated<>("other") : new Written.Conflict<>());
        }
    }
}
