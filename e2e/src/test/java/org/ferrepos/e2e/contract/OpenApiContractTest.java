package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The committed document is what the program publishes. To refresh it after a change of a route:
 * {@code ./mvnw -pl e2e -am integration-test -Dtest=OpenApiContractTest -Dferrepos.openapi.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@ExtendWith(SharedProgram.class)
class OpenApiContractTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @Test
    void the_published_document_is_the_committed_one(ContractApi api) throws IOException {
        JsonNode published = OpenApiDocument.parse(api.get("/openapi").body());
        if (Boolean.getBoolean("ferrepos.openapi.write")) {
            Files.writeString(OpenApiDocument.file(), OpenApiDocument.write(published));
        }
        assertThat(OpenApiDocument.write(published)).isEqualTo(Files.readString(OpenApiDocument.file()));
    }

    @Test
    void every_operation_says_what_it_does_answers_and_refuses(ContractApi api) {
        JsonNode document = OpenApiDocument.parse(api.get("/openapi").body());
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> {
                            JsonNode operation = entry.getValue();
                            String name = entry.getKey() + " " + path.getKey();
                            assertThat(operation.path("summary").asText())
                                    .as(name)
                                    .isNotBlank();
                            assertThat(operation.path("tags")).as(name).hasSize(1);
                            assertThat(operation.path("operationId").asText())
                                    .as(name)
                                    .isNotBlank();
                            operation.path("responses").propertyStream().forEach(response -> {
                                boolean hasBody = response.getValue().has("content")
                                        || response.getValue().has("$ref");
                                assertThat(hasBody)
                                        .as(name + " " + response.getKey())
                                        .isEqualTo(!response.getKey().equals("204"));
                            });
                        }));
    }

    @Test
    void the_document_names_both_ways_to_authenticate_and_no_internal_path(ContractApi api) {
        JsonNode document = OpenApiDocument.parse(api.get("/openapi").body());
        Set<String> schemes = new TreeSet<>();
        document.at("/components/securitySchemes").fieldNames().forEachRemaining(schemes::add);
        assertThat(schemes).containsExactly("api_key", "bearer");
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .noneMatch(path -> path.startsWith("/internal") || path.contains("prometheus"));
        assertThat(document.at("/paths/~1api~1pos~1auth~1login/post/security")).isEmpty();
        assertThat(document.at("/paths/~1api~1pos~1ventas/post/security")).hasSize(2);
    }
}
