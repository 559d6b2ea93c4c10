package org.ferrepos.identity.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of the audit trail as clients see it. */
@Schema(name = "AuditEntry")
public record AuditRow(
        long id,
        Instant at,
        String user,
        String kind,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String branch,
        String address,
        String action,
        String entity,
        String key,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable @Schema(type = SchemaType.OBJECT)
        JsonNode before,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable @Schema(type = SchemaType.OBJECT)
        JsonNode after) {}
