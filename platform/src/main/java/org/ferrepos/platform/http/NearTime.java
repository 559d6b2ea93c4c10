package org.ferrepos.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads times of the years that the database and people's calendars know. */
final class NearTime extends StdScalarDeserializer<OffsetDateTime> {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    NearTime() {
        super(OffsetDateTime.class);
    }

    @Override
    public @Nullable OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            // A number would be taken for seconds or milliseconds, and nobody knows which the sender meant.
            return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, parser);
        }
        OffsetDateTime time = InstantDeserializer.OFFSET_DATE_TIME.deserialize(parser, context);
        return time == null || isNear(time)
                ? time
                : (OffsetDateTime) context.handleWeirdStringValue(OffsetDateTime.class, time.toString(), "far away");
    }

    /** Whatever the offset: the database keeps times in UTC. */
    static boolean isNear(OffsetDateTime time) {
        return isNear(time.getYear())
                && isNear(time.withOffsetSameInstant(ZoneOffset.UTC).getYear());
    }

    private static boolean isNear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
