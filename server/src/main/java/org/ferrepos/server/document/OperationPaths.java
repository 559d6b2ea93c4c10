package org.ferrepos.server.document;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The routes that the framework serves by itself: health and metrics. */
final class OperationPaths {
    private static final String TAG = "Operation";
    private static final Map<String, String> HEALTH = Map.of(
            "/health", "All checks: 503 when the database is down",
            "/health/live", "Whether the process lives; a database that is away does not count",
            "/health/ready", "Whether requests can be served",
            "/health/started", "Whether the start is over");

    private OperationPaths() {}

    static void addTo(OpenAPI document) {
        document.getComponents().addSchema("Health", health());
        HEALTH.forEach((path, summary) -> document.getPaths()
                .addPathItem(
                        path,
                        item(operation(
                                        "health"
                                                + path.substring("/health".length())
                                                        .replace('/', '_'),
                                        summary)
                                .responses(responses(Map.of("200", json("Up"), "503", json("Down")))))));
        document.getPaths()
                .addPathItem(
                        "/metrics",
                        item(operation("metrics", "Metrics as Prometheus text")
                                .description(
                                        "Open to the configured networks; from elsewhere with an API key or a token of"
                                                + " admin, supervisor, analista, ml_service or terminal.")
                                .responses(responses(Map.of(
                                        "200",
                                        answer("Metrics", "text/plain", string()),
                                        "401",
                                        OASFactory.createAPIResponse().ref("Unauthorized"),
                                        "403",
                                        OASFactory.createAPIResponse().ref("Forbidden"))))));
    }

    private static Operation operation(String id, String summary) {
        return OASFactory.createOperation()
                .operationId("Operation_" + id)
                .summary(summary)
                .addTag(TAG);
    }

    private static PathItem item(Operation operation) {
        return OASFactory.createPathItem().GET(operation);
    }

    private static APIResponses responses(Map<String, APIResponse> byStatus) {
        APIResponses responses = OASFactory.createAPIResponses();
        byStatus.forEach(responses::addAPIResponse);
        return responses;
    }

    private static APIResponse json(String description) {
        return answer(description, "application/json", OASFactory.createSchema().ref("Health"));
    }

    private static APIResponse answer(String description, String mediaType, Schema schema) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(mediaType, OASFactory.createMediaType().schema(schema)));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Schema health() {
        Schema status = string().enumeration(List.of("UP", "DOWN"));
        Schema check = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("name", string())
                .addProperty("status", string().enumeration(List.of("UP", "DOWN")))
                .addProperty("data", OASFactory.createSchema().addType(Schema.SchemaType.OBJECT))
                .required(List.of("name", "status"));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("status", status)
                .addProperty("service", string())
                .addProperty(
                        "checks",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(check))
                .required(List.of("status", "checks"));
    }
}
