package org.ferrepos.stock.movement;

import java.util.List;
import java.util.UUID;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.stock.Shortage;
import org.jboss.resteasy.reactive.RestResponse;

/** Turns what became of a movement into an HTTP answer. */
public final class MovementAnswer {
    private MovementAnswer() {}

    public static RestResponse<MovementView> of(UUID id, MovementOutcome outcome) {
        return switch (outcome) {
            case MovementOutcome.Recorded recorded ->
                RestResponse.status(
                        recorded.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                        recorded.movement());
            case MovementOutcome.Conflict conflict ->
                throw Problem.of(CommonProblem.IDEMPOTENCY_CONFLICT, id).toException();
            case MovementOutcome.Insufficient insufficient ->
                throw Shortage.problem(List.of(insufficient.shortage())).toException();
        };
    }
}
