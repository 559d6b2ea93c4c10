package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The committed OpenAPI document as a judge of requests and answers. */
final class PublishedContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PROBLEM = "application/problem+json";
    private static final String ANY_TYPE = "*/*";
    private static final Pattern OWN_BEHIND_PREFIX = Pattern.compile(
            "/api/(?:pos|deposito|inventory|dashboard|auth)(/(?:health|metrics|info|docs|openapi)(?:/.*)?)");

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();

    private PublishedContract(JsonNode document) {
        this.document = document;
    }

    static PublishedContract load() {
        JsonNode document = OpenApiDocument.committed();
        document.at("/components/schemas").forEach(PublishedContract::close);
        return new PublishedContract(document);
    }

    /** What the document allows to grow later must be written down today: a property that it does not name is a fault. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(PublishedContract::close);
    }

    /** An answer as it came. */
    record Received(int status, String contentType, String body) {
        String mediaType() {
            int end = contentType.indexOf(';');
            return end < 0 ? contentType : contentType.substring(0, end);
        }
    }

    void checkAnswer(String method, String path, Received received) {
        String what = method + " " + path + " -> " + received;
        Optional<JsonNode> item = pathItem(path);
        JsonNode operation = item.map(found -> found.path(method.toLowerCase(java.util.Locale.ROOT)))
                .orElse(MAPPER.missingNode());
        if (operation.isMissingNode()) {
            if (isPage(path)) {
                return;
            }
            // Only a path or a method that does not exist may be missing from the document.
            assertThat(received.status()).as(what).isEqualTo(item.isPresent() ? 405 : 404);
            assertThat(received.mediaType()).as(what).isEqualTo(PROBLEM);
            validate(pointer("Problem"), received.body(), what);
            return;
        }
        JsonNode response = resolved(operation.path("responses").path(Integer.toString(received.status())));
        assertThat(response.isMissingNode())
                .as("a status the document does not have: " + what)
                .isFalse();
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(received.body()).as(what).isEmpty();
            return;
        }
        if (content.has(ANY_TYPE)) {
            // A file with a type of its own, whose content is nobody's contract.
            return;
        }
        JsonNode media = content.path(received.mediaType());
        assertThat(media.isMissingNode())
                .as("a type the document does not have: " + what)
                .isFalse();
        if (received.mediaType().endsWith("json")) {
            validate(media.path("schema"), received.body(), what);
        }
    }

    void checkRequest(String method, String path, String body) {
        JsonNode schema = pathItem(path)
                .map(item -> item.path(method.toLowerCase(java.util.Locale.ROOT))
                        .at("/requestBody/content")
                        .path("application/json")
                        .path("schema"))
                .orElse(MAPPER.missingNode());
        if (!schema.isMissingNode()) {
            validate(schema, body, "the request " + method + " " + path + " " + body);
        }
    }

    private static boolean isPage(String path) {
        String last = path.replaceFirst("^/api/[a-z]+(?=/(docs|openapi))", "");
        return last.startsWith("/docs") || last.startsWith("/openapi");
    }

    private void validate(JsonNode schema, String body, String what) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode root = schema.deepCopy();
            root.set("components", document.path("components"));
            return registry.getSchema(root);
        });
        try {
            List<Error> errors = compiled.validate(
                    MAPPER.readTree(body),
                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            assertThat(errors).as(what).isEmpty();
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + what, e);
        }
    }

    private static JsonNode pointer(String name) {
        return MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The entry of a path as it was asked for; the one with the fewest variables wins. */
    private Optional<JsonNode> pathItem(String asked) {
        String path = asked.contains("?") ? asked.substring(0, asked.indexOf('?')) : asked;
        var own = OWN_BEHIND_PREFIX.matcher(path);
        String declared = own.matches() ? own.group(1) : path.replaceFirst("^/api/auth/", "/api/pos/auth/");
        return document.path("paths")
                .propertyStream()
                .filter(entry -> Pattern.matches(
                        Pattern.quote(entry.getKey()).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q"), declared))
                .min(java.util.Comparator.comparingInt(entry -> entry.getKey().split("\\{", -1).length))
                .map(Map.Entry::getValue);
    }
}
