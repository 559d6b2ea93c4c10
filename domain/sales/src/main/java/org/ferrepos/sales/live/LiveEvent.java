package org.ferrepos.sales.live;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that listeners are told. */
sealed interface LiveEvent {

    /** How the day stands: the sales of a business date that were not voided. */
    @Schema(name = "LiveFigures")
    record Figures(LocalDate date, long count, long total, OffsetDateTime at) implements LiveEvent {}

    /** A till was opened or closed. */
    @Schema(name = "LiveTill")
    record Till(String register, String branch, boolean open, OffsetDateTime at) implements LiveEvent {}

    /** Nothing happened, and the line is alive. */
    record Heartbeat() implements LiveEvent {}
}
