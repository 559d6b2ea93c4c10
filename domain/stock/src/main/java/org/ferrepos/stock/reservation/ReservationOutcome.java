package org.ferrepos.stock.reservation;

import java.util.List;
import org.ferrepos.stock.Shortage;

/** What became of a request to set goods aside. */
public sealed interface ReservationOutcome {
    /** They are set aside; {@code repeated} when this id had been answered before. */
    record Reserved(ReservationView reservation, boolean repeated) implements ReservationOutcome {}

    /** The id was used for something else. */
    record Conflict() implements ReservationOutcome {}

    /** At least one product is short, so nothing was set aside. */
    record Insufficient(List<Shortage> shortages) implements ReservationOutcome {}
}
