package org.ferrepos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.junit.jupiter.api.Test;

final class CallerPlacesTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final CallerPlaces places = new CallerPlaces(3, 2, 30);

    @Test
    void oneCallerNeverTakesAll() {
        assertThat(places.take(ONE)).isEmpty();
        assertThat(places.take(ONE)).isEmpty();
        assertThat(places.take(ONE)).map(Problem::code).contains(CommonProblem.RATE_LIMITED);
        assertThat(places.take(TWO)).isEmpty();
        assertThat(places.take(TWO)).map(Problem::code).contains(CommonProblem.OVERLOADED);
        assertThat(places.take(TWO)).map(Problem::retryAfterSeconds).contains(30L);
    }

    @Test
    void whatIsLeftIsTakenAgainAndOnce() {
        places.take(ONE);
        places.leave(ONE);
        assertThatThrownBy(() -> places.leave(ONE)).isInstanceOf(IllegalStateException.class);
        assertThat(places.take(TWO)).isEmpty();
        assertThat(places.take(TWO)).isEmpty();
        assertThat(places.take(ONE)).isEmpty();
    }
}
