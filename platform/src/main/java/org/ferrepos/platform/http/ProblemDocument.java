package org.ferrepos.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of every error answer, RFC 9457. */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "trace_id", "errors"})
@Schema(name = "Problem")
public record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> errors) {

    /** One field at fault; the last three only where a product is short or unknown. */
    @Schema(name = "ProblemField")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(
            String field,
            String message,
            @Nullable String sku,
            @Nullable BigDecimal asked,
            @Nullable BigDecimal available) {}

    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemDocument of(Problem problem, Messages messages, String traceId) {
        String code = problem.code().name();
        String detail = messages.format(code, problem.arguments());
        List<Field> fields =
                problem.errors().stream().map(error -> field(error, messages)).toList();
        return new ProblemDocument(
                "urn:ferrepos:problem:"
                        + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                messages.format("title." + problem.code().status(), List.of()),
                problem.code().status(),
                code,
                fields.isEmpty() ? detail : detail + " " + describe(fields),
                traceId,
                fields);
    }

    private static Field field(FieldError error, Messages messages) {
        String message = messages.format(error.messageKey(), error.arguments());
        FieldError.Facts facts = error.facts();
        return facts == null
                ? new Field(error.field(), message, null, null, null)
                : new Field(error.field(), message, facts.sku(), facts.asked(), facts.available());
    }

    private static String describe(List<Field> fields) {
        Field first = fields.getFirst();
        return first.field() + ": " + first.message() + (fields.size() > 1 ? " (+" + (fields.size() - 1) + ")" : "");
    }
}
