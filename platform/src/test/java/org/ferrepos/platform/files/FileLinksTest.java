package org.ferrepos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A token opens one file, until its time is over, and only as it was made. */
final class FileLinksTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final UUID FILE = UUID.fromString("01a2f3c4-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01a2f3c4-0000-7000-8000-000000000002");

    private final FileLinks links = at(NOW, "a secret of this test");

    @Test
    void aTokenOpensItsFileUntilItEnds() {
        FileLinks.Link link = links.to(FILE);
        String token = tokenOf(link);

        assertThat(link.path()).startsWith("/api/files/" + FILE + "?token=");
        assertThat(link.expiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(links.opens(FILE, token)).isTrue();
        assertThat(links.opens(OTHER, token)).isFalse();
        assertThat(at(NOW.plusSeconds(299), "a secret of this test").opens(FILE, token))
                .isTrue();
        assertThat(at(NOW.plusSeconds(300), "a secret of this test").opens(FILE, token))
                .isFalse();
        assertThat(at(NOW, "another secret").opens(FILE, token)).isFalse();
    }

    @Test
    void everyChangedCharacterClosesIt() {
        String token = tokenOf(links.to(FILE));
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(links.opens(FILE, token.substring(0, i) + other + token.substring(i + 1)))
                    .as("character %d", i)
                    .isFalse();
        }
        assertThat(links.opens(FILE, "")).isFalse();
        assertThat(links.opens(FILE, "no base64!")).isFalse();
        assertThat(links.opens(FILE, token + token)).isFalse();
    }

    private static String tokenOf(FileLinks.Link link) {
        return link.path().substring(link.path().indexOf('=') + 1);
    }

    private static FileLinks at(Instant time, String secret) {
        return new FileLinks(secret, Clock.fixed(time, ZoneOffset.UTC), Duration.ofMinutes(5));
    }
}
