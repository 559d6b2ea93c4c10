package org.ferrepos.catalog.synonym;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Routes by which an administrator edits the synonyms of the search; changes hold from the next search on. */
@Path("/api/pos/sinonimos")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.EDIT_SYNONYMS)
@Tag(name = "Catalogue")
public final class SynonymResource {
    private static final List<Heading> COLUMNS = List.of(Heading.of("synonym.terms", Kind.TEXT));

    private final Synonyms synonyms;
    private final TableExports exports;

    @Inject
    SynonymResource(Synonyms synonyms, TableExports exports) {
        this.exports = exports;
        this.synonyms = synonyms;
    }

    /** The terms of a group. */
    public record GroupRequest(
            @NotNull @Size(min = 2, max = 50)
            List<
                            @NotNull @Size(min = 1, max = 80)
                            @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls") String>
                    terms) {}

    @GET
    @Operation(summary = "Lists synonym groups")
    public Page<SynonymGroup> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        synonyms.seed();
        return page(synonyms, after, Query.limit(limit));
    }

    private static Page<SynonymGroup> page(Synonyms synonyms, @Nullable String after, int limit) {
        long from = Query.cursor(after, 1)
                .map(parts -> Query.cursorNumber(parts.getFirst()))
                .orElse(0L);
        return Page.of(synonyms.page(from, limit + 1), limit, group -> Query.cursor(group.id()));
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Synonym groups as a file")
    public Response export(@BeanParam ExportRequest request) {
        synonyms.seed();
        return exports.answer(
                request,
                new ListExport(
                        "sinonimos",
                        Optional.empty(),
                        COLUMNS,
                        (view, sink) -> ListPages.each(
                                after -> page(synonyms.in(view), after, ListPages.LIMIT),
                                group -> List.of(Cell.text(String.join(", ", group.terms()))),
                                sink)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a synonym group")
    @APIResponse(
            responseCode = "201",
            description = "The group",
            content = @Content(schema = @Schema(implementation = SynonymGroup.class)))
    public Response create(@NotNull @Valid GroupRequest request, @Context SecurityContext security) {
        return Response.status(Response.Status.CREATED)
                .entity(synonyms.create(Caller.of(security), request.terms()).orThrow())
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces the terms of a synonym group")
    @APIResponse(responseCode = "200", description = "The group")
    @APIResponse(responseCode = "404", description = "SYNONYMS_NOT_FOUND")
    public SynonymGroup replace(
            @PathParam("id") String id, @NotNull @Valid GroupRequest request, @Context SecurityContext security) {
        return synonyms.replace(Caller.of(security), new SynonymGroup(groupId(id), request.terms()))
                .orThrow();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes a synonym group")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "SYNONYMS_NOT_FOUND")
    public void delete(@PathParam("id") String id, @Context SecurityContext security) {
        synonyms.delete(Caller.of(security), groupId(id)).orThrow();
    }

    private static int groupId(String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw Problem.of(CatalogProblem.SYNONYMS_NOT_FOUND, id.length() <= 40 ? id : "")
                    .toException();
        }
    }
}
