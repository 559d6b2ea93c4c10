package org.ferrepos.server.document;

import java.util.Arrays;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.ferrepos.platform.tables.TableFormat;

/** Every list that is had as a file answers in the same way; the routes need not say it each. */
final class ExportRoutes {
    private static final String ENDING = "/exportar";

    private ExportRoutes() {}

    static void apply(String path, Operation operation) {
        if (!path.endsWith(ENDING)) {
            return;
        }
        APIResponses responses = OASFactory.createAPIResponses();
        responses.addAPIResponse(
                "200",
                OASFactory.createAPIResponse()
                        .description("The file, as an attachment")
                        .addHeader(
                                "X-Complete-Until",
                                OASFactory.createHeader()
                                        .description("Everything that was recorded before is in it")
                                        .schema(OASFactory.createSchema()
                                                .addType(Schema.SchemaType.STRING)
                                                .format("date-time")))
                        .content(files()));
        responses.addAPIResponse(
                "422", OASFactory.createAPIResponse().description("TABLE_TOO_LONG: narrow the filter"));
        operation.setResponses(responses);
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getName().equals("format")) {
                parameter.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .enumeration(Arrays.stream(TableFormat.values())
                                .<Object>map(TableFormat::extension)
                                .toList())
                        .defaultValue(TableFormat.CSV.extension()));
            }
        }
    }

    private static Content files() {
        Content content = OASFactory.createContent();
        for (TableFormat format : TableFormat.values()) {
            Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
            if (format != TableFormat.CSV) {
                schema.format("binary");
            }
            content.addMediaType(
                    format.bareMediaType(), OASFactory.createMediaType().schema(schema));
        }
        return content;
    }
}
