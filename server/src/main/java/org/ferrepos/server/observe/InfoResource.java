package org.ferrepos.server.observe;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Target;
import org.ferrepos.platform.targets.RunningTargets;
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
    public record BuildInfo(
            String name,
            String target,
            String version,
            String commit,
            String buildTime,
            List<TargetState> targets,
            List<AreaState> areas) {}

    /** A service, and whether this process runs it: {@code running} or {@code off}. */
    public record TargetState(String name, List<String> paths, String state) {
        private static TargetState of(Target target, RunningTargets running) {
            return new TargetState(target.id(), target.prefixes(), word(running.runs(target)));
        }
    }

    /** An area, and whether this process needs it: {@code running} or {@code off}. */
    public record AreaState(String name, String state) {
        private static AreaState of(Area area, RunningTargets running) {
            return new AreaState(area.name(), word(running.needs(area)));
        }
    }

    private static String word(boolean running) {
        return running ? "running" : "off";
    }

    @GET
    @Operation(summary = "Name, target, version, commit and build time, and the state of each target and area")
    public BuildInfo info() {
        RunningTargets running = Launch.current().targets();
        return new BuildInfo(
                "ferre-pos",
                running.id(),
                facts.version(),
                facts.commit(),
                facts.buildTime(),
                running.known().stream()
                        .map(target -> TargetState.of(target, running))
                        .toList(),
                running.knownAreas().stream()
                        .map(area -> AreaState.of(area, running))
                        .toList());
    }
}
