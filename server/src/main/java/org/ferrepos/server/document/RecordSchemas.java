package org.ferrepos.server.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * Reads from the records of the program what their annotations for the compiler say: a component that is not nullable is
 * always there. So the document and the null checker cannot disagree.
 */
final class RecordSchemas {
    private static final String OWN_PACKAGES = "org.ferrepos.";
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName JSON_INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName JSON_PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");

    private static final Set<String> WITHOUT_RECORD = Set.of("Health", "JsonNode");

    private final Map<String, List<ClassInfo>> records = new HashMap<>();
    private final Set<String> requests;

    RecordSchemas(IndexView index, Set<String> requests) {
        this.requests = requests;
        Set<DotName> seen = new HashSet<>();
        for (ClassInfo type : index.getKnownClasses()) {
            // The index knows a class once for each archive that it was composed of.
            if (type.isRecord() && type.name().toString().startsWith(OWN_PACKAGES) && seen.add(type.name())) {
                records.computeIfAbsent(schemaName(type), name -> new ArrayList<>())
                        .add(type);
            }
        }
    }

    void apply(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null && !name.startsWith("Page") && !WITHOUT_RECORD.contains(name)) {
                describe(schema, record(name, schema), requests.contains(name));
            }
        });
    }

    private ClassInfo record(String name, Schema schema) {
        List<ClassInfo> candidates = records.getOrDefault(name, List.of()).stream()
                .filter(type -> properties(type).equals(schema.getProperties().keySet()))
                .toList();
        if (candidates.size() > 1) {
            // A record that is named for the document comes before one that happens to look the same.
            candidates = candidates.stream()
                    .filter(type -> type.hasDeclaredAnnotation(SCHEMA))
                    .toList();
        }
        if (candidates.size() != 1) {
            throw new IllegalStateException(
                    "schema " + name + " " + schema.getProperties().keySet() + " belongs to " + candidates
                            + "; give each record a name of its own by @Schema(name = ...)");
        }
        return candidates.getFirst();
    }

    private static Set<String> properties(ClassInfo type) {
        return type.recordComponents().stream()
                .map(component -> property(type.field(component.name())))
                .collect(Collectors.toSet());
    }

    private static void describe(Schema schema, ClassInfo type, boolean request) {
        List<String> required = new ArrayList<>();
        for (var component : type.recordComponents()) {
            FieldInfo field = type.field(component.name());
            String property = property(field);
            boolean nullable =
                    field.type().hasAnnotation(NULLABLE) || component.type().hasAnnotation(NULLABLE);
            String inclusion = inclusion(field, type);
            boolean leftOut = inclusion.equals("NON_EMPTY") || (nullable && inclusion.equals("NON_NULL"));
            if (request ? !nullable : !leftOut) {
                required.add(property);
            }
            Schema described = schema.getProperties().get(property);
            if (described != null && nullable && (request || !leftOut)) {
                schema.addProperty(property, orNull(described));
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
        if (request) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            schema.getProperties().values().forEach(RecordSchemas::translatePattern);
        }
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        List<Schema.SchemaType> types = new ArrayList<>(schema.getType() == null ? List.of() : schema.getType());
        if (!types.contains(Schema.SchemaType.NULL)) {
            types.add(Schema.SchemaType.NULL);
        }
        return schema.type(types);
    }

    /** Java's rules match the whole text and know classes of characters that the document's dialect does not. */
    private static void translatePattern(Schema schema) {
        if (schema.getItems() != null) {
            translatePattern(schema.getItems());
        }
        String pattern = schema.getPattern();
        if (pattern == null || pattern.equals("\\S")) {
            return;
        }
        boolean noControls = pattern.equals("[^\\p{Cntrl}]*") || pattern.equals("\\P{Cntrl}*");
        schema.setPattern(noControls ? "^[^\\u0000-\\u001f\\u007f]*$" : "^(?:" + pattern + ")$");
    }

    private static String inclusion(FieldInfo field, ClassInfo type) {
        AnnotationInstance own = field.annotation(JSON_INCLUDE);
        AnnotationInstance include = own == null ? type.declaredAnnotation(JSON_INCLUDE) : own;
        AnnotationValue value = include == null ? null : include.value();
        return value == null ? "ALWAYS" : value.asEnum();
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private static String property(FieldInfo field) {
        AnnotationInstance named = field.annotation(JSON_PROPERTY);
        AnnotationValue name = named == null ? null : named.value();
        return name == null
                ? field.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT)
                : name.asString();
    }
}
