package org.ferrepos.server.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which named schemas a schema leads to. */
final class References {
    private static final String PREFIX = "#/components/schemas/";

    private References() {}

    /** Names of all schemas that bodies of requests are made of. */
    static Set<String> ofRequests(OpenAPI document, Map<String, Schema> schemas) {
        Deque<Schema> open = new ArrayDeque<>();
        for (PathItem item : document.getPaths().getPathItems().values()) {
            for (Operation operation : item.getOperations().values()) {
                if (operation.getRequestBody() != null
                        && operation.getRequestBody().getContent() != null) {
                    operation.getRequestBody().getContent().getMediaTypes().values().stream()
                            .map(MediaType::getSchema)
                            .filter(Objects::nonNull)
                            .forEach(open::add);
                }
            }
        }
        Set<String> names = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Schema schema = open.remove();
            String name = name(schema);
            if (name != null && names.add(name) && schemas.get(name) != null) {
                open.add(schemas.get(name));
            }
            if (schema.getItems() != null) {
                open.add(schema.getItems());
            }
            if (schema.getProperties() != null) {
                open.addAll(schema.getProperties().values());
            }
        }
        return names;
    }

    /** The name a schema refers to, or null when it is spelled out. */
    static @Nullable String name(Schema schema) {
        String ref = schema.getRef();
        return ref != null && ref.startsWith(PREFIX) ? ref.substring(PREFIX.length()) : null;
    }
}
