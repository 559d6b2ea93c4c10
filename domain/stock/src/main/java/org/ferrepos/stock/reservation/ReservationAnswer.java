package org.ferrepos.stock.reservation;

import java.util.UUID;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.stock.Shortage;
import org.jboss.resteasy.reactive.RestResponse;

/** Turns what became of a reservation into an HTTP answer. */
final class ReservationAnswer {
    private ReservationAnswer() {}

    static RestResponse<ReservationView> of(UUID id, ReservationOutcome outcome) {
        return switch (outcome) {
            case ReservationOutcome.Reserved reserved ->
                RestResponse.status(
                        reserved.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                        reserved.reservation());
            case ReservationOutcome.Conflict conflict ->
                throw Problem.of(CommonProblem.IDEMPOTENCY_CONFLICT, id).toException();
            case ReservationOutcome.Insufficient insufficient ->
                throw Shortage.problem(insufficient.shortages()).toException();
        };
    }
}
