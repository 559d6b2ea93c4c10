package org.ferrepos.stock.movement;

import org.ferrepos.stock.Shortage;

/** What became of a movement that was asked for. */
public sealed interface MovementOutcome {
    /** It is in the ledger; {@code repeated} when it was there before. */
    record Recorded(MovementView movement, boolean repeated) implements MovementOutcome {}

    /** The id was used for something else. */
    record Conflict() implements MovementOutcome {}

    /** It would take more than there is. */
    record Insufficient(Shortage shortage) implements MovementOutcome {}
}
