package org.ferrepos.server.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Parameters mean the same on every route; this says what. */
final class ParameterRules {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("limit", "How many items to answer with, 50 where absent."),
            Map.entry("after", "The cursor from next of the page before."),
            Map.entry("branch", "Code of a branch, such as SCL-01."),
            Map.entry("register", "Code of a register, such as SCL-01-C1."),
            Map.entry("sku", "SKU of a product."),
            Map.entry("from", "Not before this time (RFC 3339, or a date in UTC)."),
            Map.entry("to", "Before this time (RFC 3339, or a date in UTC)."),
            Map.entry("q", "What to look for: words with or without typos, a SKU, a barcode."),
            Map.entry(
                    "X-Session",
                    "With cookie, for pages in a browser: the refresh token is kept in the HttpOnly cookie"
                            + " ferrepos_session instead of the body."),
            Map.entry("id", "Id (UUID)."),
            Map.entry("code", "Code."));

    private ParameterRules() {}

    static void apply(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            String meaning = MEANINGS.get(parameter.getName());
            if (parameter.getDescription() == null && meaning != null) {
                parameter.setDescription(meaning);
            }
            if (parameter.getSchema() == null) {
                parameter.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            }
            refine(parameter);
        }
    }

    private static void refine(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" -> {
                // A route whose pages may be longer says so itself.
                if (parameter.getSchema().getMaximum() == null) {
                    parameter.setSchema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.INTEGER)
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(500)));
                }
            }
            case "active" -> parameter.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN));
            case "format" ->
                parameter.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .enumeration(List.of("pdf", "escpos", "html", "txt"))
                        .defaultValue("txt"));
            case "X-Session" ->
                parameter.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .enumeration(List.of("cookie")));
            default -> {
                // A text, as it was generated.
            }
        }
    }
}
