package org.ferrepos.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Problem REFUSAL = Problem.of(CommonProblem.NOT_FOUND);

    @Test
    void aValueGoesOnAndARefusalStays() {
        assertThat(Outcome.done(2).map(value -> value + 1)).isEqualTo(Outcome.done(3));
        assertThat(Outcome.done(2).then(value -> Outcome.refused(REFUSAL))).isEqualTo(Outcome.refused(REFUSAL));
        Outcome<Integer> refused = Outcome.refused(REFUSAL);
        assertThat(refused.map(value -> value + 1)).isEqualTo(Outcome.refused(REFUSAL));
        assertThat(refused.isDone()).isFalse();
    }

    @Test
    void whatIsNotFoundIsRefused() {
        assertThat(Outcome.found(Optional.of(1), REFUSAL)).isEqualTo(Outcome.done(1));
        assertThat(Outcome.found(Optional.empty(), REFUSAL)).isEqualTo(Outcome.refused(REFUSAL));
    }

    @Test
    void theEdgeMakesAnAnswerOfIt() {
        assertThat(Outcome.done(1).orThrow()).isEqualTo(1);
        assertThatThrownBy(() -> Outcome.refused(REFUSAL).orThrow()).isInstanceOf(ProblemException.class);
    }
}
