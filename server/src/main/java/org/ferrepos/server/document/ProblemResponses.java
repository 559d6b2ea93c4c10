package org.ferrepos.server.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.ferrepos.platform.http.ProblemDocument;

/** The errors any route answers with, and the body of those that a route names itself. */
final class ProblemResponses {
    private static final int FIRST_ERROR = 400;
    private static final Set<String> WITH_RETRY_AFTER = Set.of("429", "503");
    /** What the framework writes where a route says nothing. */
    private static final Set<String> GENERATED = Set.of("Bad Request", "Not Authorized", "Not Allowed");

    private static final Map<String, Shared> SHARED = sharedByStatus();

    private ProblemResponses() {}

    private record Shared(String name, String description) {}

    private static Map<String, Shared> sharedByStatus() {
        Map<String, Shared> shared = new LinkedHashMap<>();
        shared.put("400", new Shared("BadRequest", "VALIDATION_FAILED: the fields at fault are listed in errors"));
        shared.put(
                "401",
                new Shared(
                        "Unauthorized",
                        "AUTH_REQUIRED, AUTH_TOKEN_INVALID or AUTH_TOKEN_EXPIRED: no caller is known by the request"));
        shared.put(
                "403",
                new Shared("Forbidden", "FORBIDDEN or FORBIDDEN_BRANCH: the caller may not do this, or not there"));
        shared.put("404", new Shared("NotFound", "NOT_FOUND: there is no such thing"));
        shared.put("413", new Shared("PayloadTooLarge", "PAYLOAD_TOO_LARGE: over 1 MiB, for uploads over 20 MiB"));
        shared.put("415", new Shared("UnsupportedMediaType", "UNSUPPORTED_MEDIA_TYPE: the body is of another type"));
        shared.put("429", new Shared("RateLimited", "RATE_LIMITED: try again after Retry-After seconds"));
        shared.put("500", new Shared("InternalError", "INTERNAL_ERROR: the log has more under the trace_id"));
        shared.put(
                "503",
                new Shared("Unavailable", "SERVICE_UNAVAILABLE or OVERLOADED: nothing was written; try again later"));
        return shared;
    }

    static Map<String, APIResponse> shared() {
        Map<String, APIResponse> responses = new TreeMap<>();
        SHARED.forEach((status, shared) -> {
            APIResponse response = OASFactory.createAPIResponse()
                    .description(shared.description())
                    .content(problem());
            if (WITH_RETRY_AFTER.contains(status)) {
                response.addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .description("Seconds to wait")
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
            }
            responses.put(shared.name(), response);
        });
        return responses;
    }

    static void addTo(String path, Operation operation, boolean secured) {
        APIResponses responses =
                Optional.ofNullable(operation.getResponses()).orElseGet(OASFactory::createAPIResponses);
        Map<String, APIResponse> all = new TreeMap<>(responses.getAPIResponses());
        all.entrySet()
                .removeIf(entry ->
                        GENERATED.contains(String.valueOf(entry.getValue().getDescription())));
        all.forEach((status, response) -> {
            if (isError(status) && response.getContent() == null) {
                response.setContent(problem());
            }
        });
        SHARED.forEach((status, shared) -> {
            if (applies(status, path, operation, secured)) {
                all.putIfAbsent(status, OASFactory.createAPIResponse().ref(shared.name()));
            }
        });
        APIResponses sorted = OASFactory.createAPIResponses();
        all.forEach(sorted::addAPIResponse);
        operation.setResponses(sorted);
    }

    private static boolean applies(String status, String path, Operation operation, boolean secured) {
        if (path.startsWith("/health")) {
            return false;
        }
        return switch (status) {
            case "401", "403" -> secured;
            case "404" -> path.contains("{");
            case "413", "415" -> operation.getRequestBody() != null;
            default -> true;
        };
    }

    private static boolean isError(String status) {
        return status.length() == 3 && Integer.parseInt(status) >= FIRST_ERROR;
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemDocument.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem")));
    }
}
