package org.ferrepos.identity.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.http.ReadableName;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes the keys of programs. */
@Path("/api/pos/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(IdentityPermissions.MANAGE_API_KEYS)
@Tag(name = "API keys")
public class ApiKeyResource {
    private final ApiKeyAdministration keys;
    private final TableExports exports;

    @Inject
    ApiKeyResource(ApiKeyAdministration keys, TableExports exports) {
        this.exports = exports;
        this.keys = keys;
    }

    /** A key to be made; rate limits apply unless switched off. */
    @Schema(name = "NewApiKeyRequest")
    public record CreateRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls") @ReadableName
            String name,

            @NotNull @Size(min = 1, max = 11) List<@NotBlank @Size(max = 30) String> roles,

            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String branch,

            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> scopes,
            @Nullable OffsetDateTime expiresAt,
            @Nullable Boolean rateLimited) {}

    /** A key as clients see it; only the answer to its making carries {@code key}. */
    @Schema(name = "ApiKey")
    public record View(
            UUID id,
            String name,
            List<String> roles,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String branch,

            List<String> scopes,
            boolean rateLimited,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String key) {

        static View of(ApiKey key, @Nullable String text) {
            return new View(
                    key.id(),
                    key.name(),
                    key.roles(),
                    key.branch().orElse(null),
                    key.scopes(),
                    key.rateLimited(),
                    key.createdBy(),
                    key.createdAt(),
                    key.expiresAt().orElse(null),
                    key.revokedAt().orElse(null),
                    key.lastUsedAt().orElse(null),
                    text);
        }

        @Override
        public String toString() {
            return "View[" + id + "]";
        }
    }

    /** What a revoked key leaves behind. */
    @Schema(name = "RevokedApiKey")
    public record Revoked(List<ApiKeyAdministration.Made> made) {}

    @GET
    @Operation(summary = "List API keys, newest first, without their secrets")
    public Page<View> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        Optional<UUID> cursor = Query.cursor(after, 1).map(parts -> Query.id("after", parts.getFirst()));
        Page<ApiKey> page = keys.list(Caller.of(security), cursor, Query.limit(limit));
        return new Page<>(page.items().stream().map(key -> View.of(key, null)).toList(), page.next());
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "API keys, newest first, without their secrets, as a file")
    public Response export(@BeanParam ExportRequest request, @Context SecurityContext security) {
        return exports.answer(
                request,
                ListExport.walking(
                        "api-keys",
                        ApiKeyTable.COLUMNS,
                        after -> list(after, ListPages.LIMIT_TEXT, security),
                        ApiKeyTable::row));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One API key, without its secret")
    public View get(@PathParam("id") String id, @Context SecurityContext security) {
        return View.of(keys.find(Caller.of(security), Query.id("id", id)).orThrow(), null);
    }

    @POST
    @Operation(summary = "Make an API key; its text is shown in this answer alone")
    @APIResponse(responseCode = "422", description = "BRANCH_UNKNOWN")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response create(@Valid @NotNull CreateRequest request, @Context SecurityContext security) {
        ApiKeyAdministration.MadeKey made = keys.create(
                        Caller.of(security),
                        new ApiKeyAdministration.NewKey(
                                request.name(),
                                request.roles(),
                                Optional.ofNullable(request.branch()),
                                Optional.ofNullable(request.scopes()).orElse(List.of()),
                                Optional.ofNullable(request.rateLimited()).orElse(Boolean.TRUE),
                                Optional.ofNullable(request.expiresAt()).map(OffsetDateTime::toInstant)))
                .orThrow();
        return Response.status(Response.Status.CREATED)
                .entity(View.of(made.key(), made.text()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke an API key at once")
    @APIResponse(responseCode = "204", description = "Revoked; it made nobody and nothing")
    @APIResponse(
            responseCode = "200",
            description = "Revoked; what it made lives on, the newest first",
            content = @Content(schema = @Schema(implementation = Revoked.class)))
    public Response revoke(@PathParam("id") String id, @Context SecurityContext security) {
        List<ApiKeyAdministration.Made> made =
                keys.revoke(Caller.of(security), Query.id("id", id)).orThrow();
        return made.isEmpty()
                ? Response.noContent().build()
                : Response.ok(new Revoked(made)).build();
    }
}
