package org.ferrepos.server.observe;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.server.boot.BuildFacts;
import org.ferrepos.server.boot.Launch;

/** Says which build runs, and as what. */
@Path("/info")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
public class InfoResource {
    private final BuildFacts facts = BuildFacts.load();

    @Inject
    InfoResource() {}

    /** The identity of a running program. */
    public record Info(String name, String target, String version, String commit, String buildTime) {}

    @GET
    @Operation(summary = "Name, target, version, commit and build time")
    public Info info() {
        return new Info(
                "ferre-pos", Launch.current().target().id(), facts.version(), facts.commit(), facts.buildTime());
    }
}
