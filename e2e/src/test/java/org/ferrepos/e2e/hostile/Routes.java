package org.ferrepos.e2e.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ferrepos.testkit.program.Api;

/** The routes of the published document. */
final class Routes {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private Routes() {}

    /** Each operation by its method and path, such as {@code GET /api/pos/ventas/{id}}. */
    static Map<String, JsonNode> of(Api anybody) {
        Map<String, JsonNode> routes = new TreeMap<>();
        anybody.get("/openapi?format=json")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> routes.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        return routes;
    }
}
