package org.ferrepos.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void cursorsComeBackAsTheyWere() {
        String cursor = Query.cursor("TOR-6X50", 42L);
        assertThat(Query.cursor(cursor, 2)).contains(List.of("TOR-6X50", "42"));
        assertThat(Query.cursor(null, 2)).isEmpty();
        for (String wrong : new String[] {"%%%", "AAAA", cursor + "A", "a".repeat(600)}) {
            assertThatThrownBy(() -> Query.cursor(wrong, 3)).as(wrong).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void limitsAreBounded() {
        assertThat(Query.limit(null)).isEqualTo(50);
        assertThat(Query.limit("500")).isEqualTo(500);
        for (String wrong : new String[] {"0", "501", "-1", "x", "1.5", "99999999999"}) {
            assertThatThrownBy(() -> Query.limit(wrong)).as(wrong).isInstanceOf(ProblemException.class);
        }
        assertThat(Query.limit(null, 500, 2_000)).isEqualTo(500);
        assertThat(Query.limit("2000", 500, 2_000)).isEqualTo(2_000);
        assertThatThrownBy(() -> Query.limit("2001", 500, 2_000)).isInstanceOf(ProblemException.class);
    }

    @Test
    void daysAreThoseOfTheCalendar() {
        assertThat(Query.date("date", "2026-11-21")).contains(LocalDate.parse("2026-11-21"));
        assertThat(Query.date("date", " ")).isEmpty();
        for (String wrong : new String[] {"hoy", "2026-02-30", "2026-11-21T00:00:00Z", "+99999-01-01", "0001-01-01"}) {
            assertThatThrownBy(() -> Query.date("date", wrong)).as(wrong).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void timesKeepTheirOffset() {
        assertThat(Query.instant("from", "2026-11-21T19:42:10-03:00")).contains(Instant.parse("2026-11-21T22:42:10Z"));
        assertThat(Query.instant("from", "2026-11-21T19:42:10 02:00")).contains(Instant.parse("2026-11-21T17:42:10Z"));
        assertThatThrownBy(() -> Query.instant("from", "ayer")).isInstanceOf(ProblemException.class);
    }

    @Test
    void sentencesComeInTheLanguageAskedFor() {
        Problem problem = Problem.invalid("limit", "field.range", 1, 500);
        ProblemDocument spanish = ProblemDocument.of(problem, Messages.forHeader(Optional.empty()), "id");
        ProblemDocument english = ProblemDocument.of(problem, Messages.forHeader(Optional.of("en-GB,es;q=0.5")), "id");
        assertThat(spanish.errors().getFirst().message()).isEqualTo("debe ser un número entero entre 1 y 500");
        assertThat(english.errors().getFirst().message()).isEqualTo("must be a whole number between 1 and 500");
        assertThat(spanish.status()).isEqualTo(400);
        assertThat(Messages.forHeader(Optional.of(";;;q=x")).locale()).isEqualTo(Messages.SPANISH);
    }
}
