package org.ferrepos.platform.files;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** {@code /api/files}, answered by every target. */
@Path("/api/files")
@Tag(name = "Files")
@Blocking
public final class FileResource {
    private final FileStore store;
    private final FileLinks links;

    @Inject
    public FileResource(FileStore store, FileLinks links) {
        this.store = store;
        this.links = links;
    }

    /** Where a file can be fetched for a short time. */
    @Schema(name = "FileLink")
    public record LinkAnswer(String url, Instant expiresAt) {}

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "Download a file with the short-lived token of its link",
            description = "The token stands for the permission; links come from whatever made the file.")
    @APIResponse(
            responseCode = "200",
            description = "The content with its own type, whole and always as an attachment",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "FILE_LINK_INVALID: the token is not of this file, or too old")
    public Response download(@PathParam("id") String id, @QueryParam("token") @Nullable String token) {
        UUID file = Query.id("id", id);
        if (token == null || !links.opens(file, token)) {
            throw Problem.of(FileProblem.FILE_LINK_INVALID).toException();
        }
        return switch (store.open(file)) {
            case OpenResult.Opened opened -> FileAnswer.of(opened);
            case OpenResult refusal -> throw FileProblem.of(refusal).toException();
        };
    }

    @POST
    @Path("/{id}/enlace")
    @AnyCaller
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a short-lived link to a file the caller may have")
    @APIResponse(
            responseCode = "200",
            description = "The link and until when it works",
            content = @Content(schema = @Schema(implementation = LinkAnswer.class)))
    public LinkAnswer link(@PathParam("id") String id, @Context SecurityContext security) {
        UUID asked = Query.id("id", id);
        Caller caller = Caller.of(security);
        // What another has is not told apart from what is not there.
        StoredFile file = store.find(asked)
                .filter(found -> mayHave(found, caller))
                .orElseThrow(() -> Problem.of(FileProblem.FILE_NOT_FOUND).toException());
        FileLinks.Link link = links.to(file.id());
        return new LinkAnswer(link.path(), link.expiresAt());
    }

    private static boolean mayHave(StoredFile file, Caller caller) {
        return file.owner().filter(caller.id()::equals).isPresent()
                || file.permission().filter(caller::may).isPresent();
    }
}
