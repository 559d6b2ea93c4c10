package org.ferrepos.e2e.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ferrepos.testkit.program.RunningProgram;

/** The OpenAPI document in the order it is committed in, whatever order the framework finds its parts in. */
final class OpenApiDocument {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    private OpenApiDocument() {}

    static Path file() {
        return RunningProgram.root().resolve("docs/reference/openapi/ferre-pos.yaml");
    }

    static JsonNode committed() {
        try {
            return YAML.readTree(Files.readString(file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a document and orders it. */
    static JsonNode parse(String yaml) {
        try {
            return ordered(YAML.readTree(yaml), "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String write(JsonNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names are sorted, but for the properties of a schema, which stay in the order in which they are sent. */
    private static JsonNode ordered(JsonNode node, String name) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = YAML.createArrayNode();
            array.forEach(element -> copy.add(ordered(element, "")));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        Map<String, JsonNode> entries = name.equals("properties") ? new java.util.LinkedHashMap<>() : new TreeMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), ordered(entry.getValue(), entry.getKey())));
        ObjectNode copy = YAML.createObjectNode();
        entries.forEach(copy::set);
        return copy;
    }
}
