package org.ferrepos.platform.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads query and path parameters; what cannot be read is refused by name instead of by a bare 404. */
public final class Query {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_TEXT_LENGTH = 200;

    private Query() {}

    public static int limit(@Nullable String value) {
        return limit(value, DEFAULT_LIMIT);
    }

    public static int limit(@Nullable String value, int defaultLimit) {
        return limit(value, defaultLimit, MAX_LIMIT);
    }

    /** For the few lists that may be longer than the others. */
    public static int limit(@Nullable String value, int defaultLimit, int maxLimit) {
        if (value == null) {
            return defaultLimit;
        }
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= maxLimit) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw Problem.invalid("limit", "field.range", 1, maxLimit).toException();
    }

    public static Optional<String> text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > MAX_TEXT_LENGTH || value.indexOf('\0') >= 0) {
            throw Problem.invalid(name, "field.text", MAX_TEXT_LENGTH).toException();
        }
        return Optional.of(value.strip());
    }

    public static Optional<Boolean> flag(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw Problem.invalid(name, "field.flag").toException();
        };
    }

    public static UUID id(String name, String value) {
        try {
            if (value.length() == 36) {
                return UUID.fromString(value);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Problem.invalid(name, "field.uuid").toException();
    }

    /** A time (RFC 3339). */
    public static Optional<Instant> instant(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            // A '+' that was not percent-encoded arrives as a space.
            String text = value.strip().replace(' ', '+');
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (NearTime.isNear(time)) {
                return Optional.of(time.toInstant());
            }
        } catch (DateTimeParseException e) {
            // told below, together with times that no calendar has
        }
        throw Problem.invalid(name, "field.time").toException();
    }

    /** A day of the calendar. */
    public static Optional<LocalDate> date(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(value.strip());
            if (NearTime.isNear(date.atStartOfDay().atOffset(ZoneOffset.UTC))) {
                return Optional.of(date);
            }
        } catch (DateTimeParseException e) {
            // told below, together with days that no calendar has
        }
        throw Problem.invalid(name, "field.date").toException();
    }

    /** Packs the sort key of the last row into an opaque cursor. */
    public static String cursor(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(text.isEmpty() ? "" : "\n").append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Unpacks a cursor into exactly that many parts. */
    public static Optional<List<String>> cursor(@Nullable String value, int parts) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> list =
                    List.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8).split("\n", -1));
            if (list.size() == parts
                    && value.length() < 500
                    && list.stream().allMatch(part -> part.indexOf('\0') < 0)) {
                return Optional.of(list);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Problem.invalid("after", "field.cursor").toException();
    }

    public static long cursorNumber(String part) {
        try {
            return new BigDecimal(part).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Problem.invalid("after", "field.cursor").toException();
        }
    }
}
