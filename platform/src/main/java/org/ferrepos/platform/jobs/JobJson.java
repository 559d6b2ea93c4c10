package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemCode;
import org.jspecify.annotations.Nullable;

/** How the parts of a job that only its readers understand are kept in the database. */
final class JobJson {
    private static final ObjectMapper MAPPER = JsonSettings.newMapper();

    private JobJson() {}

    /** A refusal with its code by name, so that it can be told in any language later. */
    private record StoredProblem(String code, int status, List<Object> arguments, List<StoredError> errors) {
        private static StoredProblem of(Problem problem) {
            List<StoredError> errors = problem.errors().stream()
                    .map(error -> new StoredError(error.field(), error.messageKey(), error.arguments()))
                    .toList();
            return new StoredProblem(problem.code().name(), problem.code().status(), problem.arguments(), errors);
        }

        private Problem restore() {
            List<FieldError> restored = errors.stream()
                    .map(error -> new FieldError(error.field, error.messageKey, error.arguments, null))
                    .toList();
            return new Problem(new StoredCode(code, status), arguments, restored, 0);
        }
    }

    private record StoredError(String field, String messageKey, List<Object> arguments) {}

    private record StoredCode(String name, int status) implements ProblemCode {}

    static @Nullable String write(@Nullable Object value) {
        return value == null ? null : text(value instanceof Problem problem ? StoredProblem.of(problem) : value);
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a job cannot be written", e);
        }
    }

    static JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }

    static @Nullable JobMessage message(@Nullable String text) {
        return text == null ? null : read(text, JobMessage.class);
    }

    static @Nullable JobResult result(@Nullable String text) {
        return text == null ? null : read(text, JobResult.class);
    }

    static @Nullable Problem problem(@Nullable String text) {
        return text == null ? null : read(text, StoredProblem.class).restore();
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a job cannot be read", e);
        }
    }
}
