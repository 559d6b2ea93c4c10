package org.ferrepos.server.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Names pages after what they list, and says that both of their properties are always there. */
final class PageNames {
    private static final String PREFIX = "Page";

    private PageNames() {}

    static void apply(OpenAPI document, Map<String, Schema> schemas) {
        Map<String, String> names = new TreeMap<>();
        Map<String, Schema> pages = new TreeMap<>();
        schemas.forEach((name, schema) -> listed(schema)
                .filter(item -> name.startsWith(PREFIX))
                .ifPresent(item -> {
                    names.put(name, PREFIX + item);
                    pages.put(PREFIX + item, described(schema));
                }));
        schemas.keySet().removeAll(names.keySet());
        schemas.putAll(pages);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getContent)
                .filter(Objects::nonNull)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .forEach(schema -> {
                    String name = References.name(schema);
                    String newName = name == null ? null : names.get(name);
                    if (newName != null) {
                        schema.setRef(newName);
                    }
                });
    }

    /** The name of what a page lists; empty where the schema is none. */
    private static Optional<String> listed(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null || !properties.keySet().equals(Set.of("items", "next"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(properties.get("items"))
                .map(Schema::getItems)
                .map(References::name);
    }

    private static Schema described(Schema page) {
        page.setRequired(List.of("items", "next"));
        page.addProperty(
                "next",
                OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.STRING, Schema.SchemaType.NULL))
                        .description("What to send as after for the next page; null at the end."));
        return page;
    }
}
