package org.ferrepos.server.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/** Completes the generated OpenAPI document: errors, security, parameters, required and nullable properties. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class PublishedDocument implements OASFilter {
    private final IndexView index;

    /** Called by the framework with the index of all classes of the program. */
    public PublishedDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        OperationPaths.addTo(document);
        components.setSecuritySchemes(SecurityRules.schemes());
        SecurityRules security = new SecurityRules(index);
        components.setResponses(new TreeMap<>(ProblemResponses.shared()));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    boolean secured = security.apply(operation);
                    ParameterRules.apply(operation);
                    ExportRoutes.apply(path, operation);
                    ProblemResponses.addTo(path, operation, secured);
                }));
        Map<String, Schema> schemas = new TreeMap<>(components.getSchemas());
        Set<String> requests = References.ofRequests(document, schemas);
        new RecordSchemas(index, requests).apply(schemas);
        // A tree of JSON has no shape of its own; what the generator makes of the library's class is not it.
        schemas.remove("JsonNodeType");
        schemas.replace("JsonNode", OASFactory.createSchema().description("Any JSON object."));
        PageNames.apply(document, schemas);
        components.setSchemas(schemas);
        document.setTags(Tags.described(document.getTags()));
    }
}
