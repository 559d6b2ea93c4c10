package org.ferrepos.sales.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.CallerLife;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.summary.Scope;
import org.jspecify.annotations.Nullable;

/** Tells screens what happens, as server-sent events. */
@Path("/api/dashboard/eventos")
@NeedsPermission(SalesPermissions.READ_SUMMARY)
@Tag(name = "Dashboard")
public class LiveResource {
    private final LiveHub hub;
    private final BranchDirectory branches;

    @Inject
    LiveResource(LiveHub hub, BranchDirectory branches) {
        this.hub = hub;
        this.branches = branches;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(
            summary = "The day's count and total and the tills, whenever they change",
            description =
                    "Events: resumen {date, count, total, at} at once and at most every two seconds, caja {register,"
                            + " branch, open, at} when a till was opened or closed, and a comment every fifteen seconds. The"
                            + " stream ends when the token expires; read it with the same Authorization header as any route.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "503", description = "OVERLOADED: too many listen; try again later")
    public Multi<OutboundSseEvent> events(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("currency")
                    @Parameter(description = "CLP or ARS; that of the branch, or of the company, where absent.")
                    @Nullable
                    String currency,
            @Context SecurityContext security,
            @Context RoutingContext http,
            @Context Sse sse) {
        Caller caller = Caller.of(security);
        Scope scope = Scope.of(caller, branches, branch, currency);
        Multi<LiveEvent> events =
                hub.listen(caller, scope, CallerLife.expiryOf(http)).orThrow();
        http.response()
                // Otherwise nginx collects events until a buffer is full.
                .putHeader("X-Accel-Buffering", "no");
        return events.map(event -> outbound(event, sse));
    }

    private static OutboundSseEvent outbound(LiveEvent event, Sse sse) {
        return switch (event) {
            case LiveEvent.Figures figures -> named(sse, "resumen", figures);
            case LiveEvent.Till till -> named(sse, "caja", till);
            case LiveEvent.Heartbeat heartbeat ->
                sse.newEventBuilder().comment("").build();
        };
    }

    private static OutboundSseEvent named(Sse sse, String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
