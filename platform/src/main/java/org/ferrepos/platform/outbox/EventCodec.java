package org.ferrepos.platform.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes events that are appended together as one array of {@code [key, branch, body]}, and reads them again. */
final class EventCodec {
    private static final int BYTES_PER_EVENT = 160;

    private final ObjectWriter writer;
    private final ObjectReader reader;

    EventCodec(ObjectMapper mapper) {
        this.writer = mapper.writer();
        // A version that knows more, or knew less, has written it.
        this.reader = mapper.reader()
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    String encode(List<NewEvent> events) {
        StringWriter text = new StringWriter(events.size() * BYTES_PER_EVENT);
        try (JsonGenerator json = writer.createGenerator(text)) {
            json.writeStartArray();
            for (NewEvent event : events) {
                json.writeStartArray();
                json.writeString(event.key());
                Integer branchId = event.branchId();
                if (branchId == null) {
                    json.writeNull();
                } else {
                    json.writeNumber(branchId);
                }
                writer.writeValue(json, event.body());
                json.writeEndArray();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The events of one row whose positions end with {@code lastPosition}. */
    List<Event> decode(UUID epoch, long lastPosition, Event.Head head, String text) {
        JsonNode rows = tree(text);
        List<Event> events = new ArrayList<>(rows.size());
        long position = lastPosition - rows.size();
        for (JsonNode row : rows) {
            events.add(event(epoch, ++position, head, row));
        }
        return events;
    }

    Event single(UUID epoch, long position, Event.Head head, Subject subject, String body) {
        return new Event(epoch, position, head, subject.key(), subject.branchId(), tree(body), this);
    }

    /** What an event is about. */
    record Subject(String key, @Nullable Integer branchId) {}

    <B> B body(JsonNode body, Class<B> type) {
        try {
            return reader.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Event event(UUID epoch, long position, Event.Head head, JsonNode row) {
        Integer branchId = row.get(1).isNull() ? null : row.get(1).intValue();
        return new Event(epoch, position, head, row.get(0).textValue(), branchId, row.get(2), this);
    }

    private JsonNode tree(String text) {
        try {
            return reader.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
