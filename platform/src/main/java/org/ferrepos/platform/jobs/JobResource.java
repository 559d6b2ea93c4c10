package org.ferrepos.platform.jobs;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.http.EmptyRequest;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Tells how jobs stand, cancels them and hands out what they made. */
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@AnyCaller
@Tag(name = "Jobs")
public class JobResource {
    private final Jobs jobs;
    private final JobEvents events;
    private final JobFiles files;
    private final TableExports exports;

    @Inject
    JobResource(Jobs jobs, JobEvents events, JobFiles files, TableExports exports) {
        this.exports = exports;
        this.jobs = jobs;
        this.events = events;
        this.files = files;
    }

    /** Which jobs to list, and how many. */
    public static final class Parameters {
        @BeanParam
        Chosen chosen = new Chosen();

        @QueryParam("after")
        @Nullable
        String after;

        @QueryParam("limit")
        @Nullable
        String limit;
    }

    /** Which jobs to list. */
    public static final class Chosen {
        @QueryParam("kind")
        @Nullable
        String kind;

        @QueryParam("status")
        @Nullable
        String status;

        @QueryParam("mine")
        @Nullable
        String mine;
    }

    @GET
    @Operation(
            summary = "Jobs, the newest first",
            description = "One's own; those who lead a branch also see those of its people, administrators all."
                    + " mine=true leaves out those of others.")
    public Page<JobView> list(
            @BeanParam Parameters parameters,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Context SecurityContext security) {
        JobStore.Filter filter =
                filter(parameters.chosen, Caller.of(security), parameters.after, Query.limit(parameters.limit));
        return page(jobs.list(filter), filter.limit(), messages(language));
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Jobs, the newest first, as a file: everything the filter shows")
    public Response export(
            @BeanParam Chosen chosen,
            @BeanParam ExportRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        filter(chosen, caller, null, ListPages.LIMIT);
        return exports.answer(
                request,
                new ListExport(
                        "trabajos",
                        caller.boundTo(),
                        JobTable.COLUMNS,
                        (view, sink) -> ListPages.each(
                                after -> page(
                                        jobs.list(view, filter(chosen, caller, after, ListPages.LIMIT)),
                                        ListPages.LIMIT,
                                        messages(language)),
                                JobTable::row,
                                sink)));
    }

    private static JobStore.Filter filter(Chosen chosen, Caller caller, @Nullable String after, int limit) {
        boolean mine = Query.flag("mine", chosen.mine).orElse(false);
        return new JobStore.Filter(
                Query.text("kind", chosen.kind).orElse(null),
                state(chosen.status),
                mine ? caller.id() : null,
                JobAccess.scope(caller),
                Query.cursor(after, 1)
                        .map(parts -> Query.id("after", parts.getFirst()))
                        .orElse(null),
                limit);
    }

    private static Page<JobView> page(List<Job> rows, int limit, Messages messages) {
        Page<Job> page = Page.of(rows, limit, job -> Query.cursor(job.id()));
        return new Page<>(
                page.items().stream().map(job -> JobView.of(job, messages)).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How a job stands")
    @APIResponse(responseCode = "200", description = "The job")
    @APIResponse(responseCode = "404", description = "JOB_NOT_FOUND: it is none, or somebody else's")
    public JobView get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Context SecurityContext security) {
        return JobView.of(visible(id, security), messages(language));
    }

    @POST
    @Path("/{id}/cancelar")
    @Operation(
            summary = "Cancels a job",
            description =
                    "A waiting job ends at once, a running one when it comes to a place where it may stop; what it"
                            + " finished before stays. Cancelling twice is the same as once.")
    @APIResponse(responseCode = "200", description = "The job, cancelled or about to be")
    @APIResponse(responseCode = "404", description = "JOB_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "JOB_ENDED: it is done or has failed")
    public JobView cancel(
            @PathParam("id") String id,
            @Nullable EmptyRequest body,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Context SecurityContext security) {
        jobs.cancel(visible(id, security).id());
        Job now = visible(id, security);
        if (now.state() == JobState.DONE || now.state() == JobState.FAILED) {
            throw Problem.of(JobProblem.JOB_ENDED).toException();
        }
        return JobView.of(now, messages(language));
    }

    @GET
    @Path("/{id}/resultado")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The file a job made")
    @APIResponse(
            responseCode = "200",
            description = "The file, with its name in Content-Disposition",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(
            responseCode = "404",
            description = "JOB_NOT_FOUND, or JOB_RESULT_MISSING: it made none, or its time is over")
    public Response result(@PathParam("id") String id, @Context SecurityContext security) {
        JobResult result = visible(id, security)
                .findResult()
                .orElseThrow(() -> Problem.of(JobProblem.JOB_RESULT_MISSING).toException());
        return files.answer(result).orThrow();
    }

    @GET
    @Path("/{id}/eventos")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(
            summary = "How a job stands, at once and whenever it changes",
            description = "Events: trabajo with the job as GET /api/jobs/{id} tells it, and a comment every fifteen"
                    + " seconds. The stream ends after the event of the job's end, and when the token expires; who comes"
                    + " again with Last-Event-ID is told what is new.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "JOB_NOT_FOUND")
    @APIResponse(responseCode = "503", description = "OVERLOADED: too many listen; try again later")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context RoutingContext http,
            @Context Sse sse) {
        Job job = visible(id, security);
        Messages messages = messages(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Multi<JobEvents.Event> told = events.listen(
                        job,
                        Caller.of(security),
                        http,
                        lastSeen(http.request().getHeader(HttpHeaders.LAST_EVENT_ID_HEADER)))
                .orThrow();
        http.response()
                // Otherwise nginx collects events until a buffer is full.
                .putHeader("X-Accel-Buffering", "no");
        return told.map(event -> outbound(event, messages, sse));
    }

    private static OutboundSseEvent outbound(JobEvents.Event event, Messages messages, Sse sse) {
        return switch (event) {
            case JobEvents.Event.Changed(Job job) ->
                sse.newEventBuilder()
                        .name("trabajo")
                        .id(Long.toString(job.version()))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(JobView.of(job, messages))
                        .build();
            case JobEvents.Event.Heartbeat _ ->
                sse.newEventBuilder().comment("").build();
        };
    }

    private Job visible(String id, SecurityContext security) {
        return jobs.find(Query.id("id", id))
                .filter(job -> JobAccess.sees(Caller.of(security), job))
                .orElseThrow(() -> Problem.of(JobProblem.JOB_NOT_FOUND).toException());
    }

    static Messages messages(@Nullable String language) {
        return Messages.forHeader(Optional.ofNullable(language));
    }

    private static @Nullable String state(@Nullable String status) {
        return Query.text("status", status)
                .map(text -> JobState.byId(text)
                        .orElseThrow(() -> Problem.invalid(
                                        "status", "field.one_of", "queued, running, done, failed, cancelled")
                                .toException())
                        .id())
                .orElse(null);
    }

    private static long lastSeen(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("\\d{1,18}") ? Long.parseLong(lastEventId) : 0;
    }

    static UUID id(String text) {
        return Query.id("id", text);
    }
}
