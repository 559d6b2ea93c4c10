package org.ferrepos.platform.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/** What one cell says, by kind: the format decides how it is written, never what it is. */
public sealed interface Cell {

    /** Nothing to say. */
    Cell EMPTY = new Empty();

    record Empty() implements Cell {}

    /** Words. */
    record Text(String value) implements Cell {}

    /** A name of a thing that looks like a number or a date and is neither: SKU, GTIN, document number. */
    record Code(String value) implements Cell {}

    /** Minor units of a currency. */
    record Money(long minorUnits, Currency currency) implements Cell {
        BigDecimal amount() {
            return BigDecimal.valueOf(minorUnits, currency.decimals());
        }
    }

    /** A plain number: quantity or count. */
    record Figure(BigDecimal value) implements Cell {}

    /** A share as people say it: 19 is 19 %. */
    record Percent(BigDecimal value) implements Cell {}

    record Date(LocalDate value) implements Cell {}

    /** A moment as the clocks of its place showed it, to the second. */
    record Moment(LocalDateTime value) implements Cell {}

    record Flag(boolean value) implements Cell {}

    static Cell text(@Nullable String value) {
        return value == null || value.isEmpty() ? EMPTY : new Text(value);
    }

    static Cell code(@Nullable String value) {
        return value == null || value.isEmpty() ? EMPTY : new Code(value);
    }

    static Cell money(long minorUnits, Currency currency) {
        return new Money(minorUnits, currency);
    }

    static Cell number(long value) {
        return new Figure(BigDecimal.valueOf(value));
    }

    static Cell quantity(@Nullable Quantity value) {
        return value == null ? EMPTY : new Figure(value.toDecimal());
    }

    static Cell percent(BigDecimal value) {
        return new Percent(value);
    }

    static Cell date(@Nullable LocalDate value) {
        return value == null ? EMPTY : new Date(value);
    }

    /** A moment in the zone of the branch it belongs to. */
    static Cell moment(@Nullable Instant value, ZoneId zone) {
        return value == null
                ? EMPTY
                : new Moment(value.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS));
    }

    static Cell flag(boolean value) {
        return new Flag(value);
    }
}
