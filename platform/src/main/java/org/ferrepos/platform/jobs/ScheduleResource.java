package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.EmptyRequest;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.security.PlatformPermissions;
import org.jspecify.annotations.Nullable;

/** Jobs that come again at the times of a calendar. */
@Path("/api/jobs/programados")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(PlatformPermissions.SCHEDULE_JOBS)
@Tag(name = "Jobs")
public class ScheduleResource {
    private final Schedules schedules;
    private final ScheduleRules rules;

    @Inject
    ScheduleResource(Schedules schedules, ScheduleRules rules) {
        this.schedules = schedules;
        this.rules = rules;
    }

    /** A schedule as it is to be; exactly one of zone and branch is given. */
    @Schema(name = "JobScheduleRequest")
    public record Request(
            @NotBlank @Size(max = 100) String kind,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT) @Nullable
            JsonNode parameters,

            @Schema(
                    description = "Minute, hour, day of the month, month and weekday, as in crontab",
                    examples = {"30 6 * * MON-SAT"})
            @NotBlank
            @Size(max = 200)
            String cron,

            @Nullable @Size(max = 50) String zone,

            @Schema(description = "Code of the branch whose clock counts") @Nullable @Size(max = 20)
            String branch,

            @NotNull Boolean enabled,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 200) String> recipients) {
        JsonNode parametersOrEmpty() {
            return parameters == null || parameters.isNull() ? JsonNodeFactory.instance.objectNode() : parameters;
        }
    }

    /** A schedule as clients see it. */
    @Schema(name = "JobSchedule")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            UUID id,
            String kind,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
            JsonNode parameters,

            String cron,
            @Nullable String zone,
            @Nullable String branch,
            boolean enabled,
            List<String> recipients,
            String owner,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant nextRunAt,
            @Nullable Instant lastRunAt,
            @Nullable UUID lastJobId) {
        static View of(Schedule schedule) {
            Schedule.Plan plan = schedule.plan();
            Schedule.History history = schedule.history();
            return new View(
                    schedule.id(),
                    plan.kind(),
                    plan.parameters(),
                    plan.cron().toString(),
                    plan.zone(),
                    plan.branch(),
                    plan.enabled(),
                    plan.recipients(),
                    schedule.maker().name(),
                    history.createdAt(),
                    history.updatedAt(),
                    history.nextRunAt(),
                    history.lastRunAt(),
                    history.lastJob());
        }
    }

    @GET
    @Operation(summary = "Schedules, the oldest first")
    public Page<View> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        int most = Query.limit(limit);
        Optional<UUID> cursor = Query.cursor(after, 1).map(parts -> Query.id("after", parts.getFirst()));
        Page<Schedule> page = Page.of(
                schedules.list(JobAccess.scope(Caller.of(security)), cursor.orElse(null), most),
                most,
                schedule -> Query.cursor(schedule.id()));
        return new Page<>(page.items().stream().map(View::of).toList(), page.next());
    }

    @POST
    @Operation(
            summary = "Adds a schedule",
            description = "On the nights the clock is changed a schedule that names hours runs once for each of its"
                    + " times, one for every hour keeps to elapsed time. Of times missed while nothing ran, the last one"
                    + " is made up for.")
    @APIResponse(
            responseCode = "201",
            description = "The schedule, with its next time",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_BRANCH: a branch that is not the caller's")
    public Response create(@Valid @NotNull Request request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Schedule schedule = schedules
                .create(rules.plan(request, caller), JobOwner.of(caller))
                .orThrow();
        return Response.status(Response.Status.CREATED)
                .entity(View.of(schedule))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A schedule")
    @APIResponse(responseCode = "200", description = "The schedule")
    @APIResponse(responseCode = "404", description = "SCHEDULE_NOT_FOUND")
    public View get(@PathParam("id") String id, @Context SecurityContext security) {
        return View.of(visible(id, security));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes a schedule as a whole")
    @APIResponse(responseCode = "200", description = "The schedule, with its next time")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "403", description = "FORBIDDEN: its jobs may do what the caller may not")
    @APIResponse(responseCode = "404", description = "SCHEDULE_NOT_FOUND")
    public View change(@PathParam("id") String id, @Valid @NotNull Request request, @Context SecurityContext security) {
        Schedule schedule = visible(id, security);
        Caller caller = Caller.of(security);
        if (!JobAccess.commands(caller, schedule)) {
            throw Problem.of(CommonProblem.FORBIDDEN).toException();
        }
        return View.of(schedules.change(schedule, rules.plan(request, caller)).orThrow());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a schedule; jobs it started go on")
    @APIResponse(responseCode = "204", description = "It is no more")
    @APIResponse(responseCode = "403", description = "FORBIDDEN: its maker may do what the caller may not")
    @APIResponse(responseCode = "404", description = "SCHEDULE_NOT_FOUND")
    public void delete(@PathParam("id") String id, @Context SecurityContext security) {
        Schedule schedule = visible(id, security);
        if (!JobAccess.ends(Caller.of(security), schedule)) {
            throw Problem.of(CommonProblem.FORBIDDEN).toException();
        }
        schedules.delete(schedule.id()).orThrow();
    }

    @POST
    @Path("/{id}/ejecutar")
    @Operation(summary = "Starts the job of a schedule now, beside its times")
    @APIResponse(
            responseCode = "202",
            description = "The job waits",
            content = @Content(schema = @Schema(implementation = AcceptedJob.class)))
    @APIResponse(responseCode = "404", description = "SCHEDULE_NOT_FOUND")
    public Response runNow(
            @PathParam("id") String id,
            @Nullable EmptyRequest body,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Context SecurityContext security) {
        UUID job = schedules.runNow(
                visible(id, security), JobOwner.of(Caller.of(security)), JobResource.messages(language));
        return AcceptedJob.answer(job);
    }

    private Schedule visible(String id, SecurityContext security) {
        return Outcome.found(
                        schedules
                                .find(JobResource.id(id))
                                .filter(schedule -> JobAccess.sees(Caller.of(security), schedule)),
                        Schedules.unknown())
                .orThrow();
    }
}
