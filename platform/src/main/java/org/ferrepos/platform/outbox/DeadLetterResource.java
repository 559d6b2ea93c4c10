package org.ferrepos.platform.outbox;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.EmptyRequest;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.outbox.DeadLetters.DeadLetter;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.ChangeLog;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.security.PlatformPermissions;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events that could not be handed over, for a person who looks why, lets them be told again or sets them aside. */
@Path("/api/outbox/fallidos")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(PlatformPermissions.MANAGE_OUTBOX)
@Tag(name = "Outbox")
public class DeadLetterResource {
    /** The kind of audit of what is done here. */
    public static final String ENTITY = "dead_letter";

    private final Database database;
    private final ChangeLog changes;
    private final Clock clock;
    private final TableExports exports;

    @Inject
    DeadLetterResource(Database database, ChangeLog changes, Clock clock, TableExports exports) {
        this.exports = exports;
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Which to list. */
    public static final class Parameters {
        @QueryParam("consumer")
        @Nullable
        String consumer;

        @QueryParam("after")
        @Nullable
        String after;

        @QueryParam("limit")
        @Nullable
        String limit;
    }

    @GET
    @Operation(
            summary = "Events that could not be handed over, the newest first",
            description = "Each was offered to its consumer as often as the configuration says; what came after it has"
                    + " gone on.")
    public Page<DeadLetter> list(@BeanParam Parameters parameters) {
        return page(database, parameters.consumer, parameters.after, Query.limit(parameters.limit));
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Events that could not be handed over, the newest first, as a file")
    public Response export(@QueryParam("consumer") @Nullable String consumer, @BeanParam ExportRequest request) {
        return exports.answer(
                request,
                new ListExport(
                        "entregas-fallidas",
                        Optional.empty(),
                        DeadLetterTable.COLUMNS,
                        (view, sink) -> ListPages.each(
                                after -> page(view, consumer, after, ListPages.LIMIT), DeadLetterTable::row, sink)));
    }

    private static Page<DeadLetter> page(Database view, @Nullable String consumer, @Nullable String after, int limit) {
        String chosen = Query.text("consumer", consumer).orElse(null);
        long before = Query.cursor(after, 1)
                .map(parts -> Query.cursorNumber(parts.getFirst()))
                .orElse(Long.MAX_VALUE);
        List<DeadLetter> rows =
                view.read(handle -> DeadLetters.list(handle, new DeadLetters.Stretch(chosen, before, limit + 1)));
        return Page.of(rows, limit, letter -> Query.cursor(letter.id()));
    }

    @POST
    @Path("/{id}/reintentar")
    @Operation(
            summary = "Lets an event be told to its consumer again",
            description = "Within seconds, once; it stays in the list with the new reason if it is refused again.")
    @APIResponse(responseCode = "204", description = "It will be told again")
    @APIResponse(responseCode = "404", description = "DEAD_LETTER_NOT_FOUND: it was taken, or set aside, since")
    public void retry(@PathParam("id") String id, @Nullable EmptyRequest body, @Context SecurityContext security) {
        settle(id, "retry", security, (handle, letter) -> DeadLetters.retry(handle, letter, clock.instant()));
    }

    @POST
    @Path("/{id}/descartar")
    @Operation(
            summary = "Sets an event aside: its consumer will never be told of it",
            description = "The audit keeps what it was and who decided so.")
    @APIResponse(responseCode = "204", description = "It is no more")
    @APIResponse(responseCode = "404", description = "DEAD_LETTER_NOT_FOUND: it was taken, or set aside, since")
    public void setAside(@PathParam("id") String id, @Nullable EmptyRequest body, @Context SecurityContext security) {
        settle(id, "set_aside", security, DeadLetters::delete);
    }

    private void settle(String id, String action, SecurityContext security, BiPredicate<Handle, Long> how) {
        long letterId = number(id);
        Caller caller = Caller.of(security);
        database.inTransaction(handle -> {
            DeadLetter letter = DeadLetters.lock(handle, letterId).orElseThrow(DeadLetterResource::unknown);
            if (!how.test(handle, letterId)) {
                throw unknown();
            }
            changes.note(handle, new ChangeLog.Change(caller, action, ENTITY, Long.toString(letterId), letter));
            return letter;
        });
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw unknown();
        }
        return Long.parseLong(id);
    }

    private static ProblemException unknown() {
        return Problem.of(OutboxProblem.DEAD_LETTER_NOT_FOUND).toException();
    }
}
