package org.ferrepos.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.OffsetDateTime;
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
        OffsetDateTime time = InstantDeserializer.OFFSET_DATE_TIME.deserialize(parser, context);
        return time == null || isNear(time)
                ? time
                : (OffsetDateTime) context.handleWeirdStringValue(OffsetDateTime.class, time.toString(), "far away");
    }

    static boolean isNear(OffsetDateTime time) {
        return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
    }
}
