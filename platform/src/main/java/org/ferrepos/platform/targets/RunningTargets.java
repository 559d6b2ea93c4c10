package org.ferrepos.platform.targets;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.Target;

/** The targets that one process runs, and the areas these need; nothing of any other area is made in it. */
public final class RunningTargets {
    /** What runs every target on one port. */
    public static final String ALL = "all";

    private static final int PORT_OF_ALL = 8080;

    private final Areas known;
    private final List<Target> running;
    private final boolean everything;
    private final List<Area> areas;

    private RunningTargets(Areas known, List<Target> running, boolean everything) {
        this.known = known;
        this.running = List.copyOf(running);
        this.everything = everything;
        this.areas = everything ? known.all() : needed(known, running);
    }

    /** Every target of this program. */
    public static RunningTargets all() {
        return all(Areas.ofThisProgram());
    }

    static RunningTargets all(Areas known) {
        return new RunningTargets(known, known.targets(), true);
    }

    /** The named targets of this program in this order; none of them where a name is unknown. */
    public static Optional<RunningTargets> of(List<String> names) {
        return of(names, Areas.ofThisProgram());
    }

    static Optional<RunningTargets> of(List<String> names, Areas known) {
        List<Target> running = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            Optional<Target> target = known.targets().stream()
                    .filter(candidate -> candidate.id().equals(name))
                    .findFirst();
            if (target.isEmpty() && !name.equals(ALL)) {
                return Optional.empty();
            }
            target.ifPresent(running::add);
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(names.contains(ALL) ? all(known) : new RunningTargets(known, running, false));
    }

    /** What may be named, {@code all} first. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(ALL));
        Areas.ofThisProgram().targets().forEach(target -> names.add(target.id()));
        return names;
    }

    private static List<Area> needed(Areas known, List<Target> running) {
        Set<String> ids = running.stream().map(Target::id).collect(Collectors.toSet());
        Set<String> names = new LinkedHashSet<>();
        for (Area area : known.all()) {
            if (area.inEveryProcess()
                    || area.targets().stream().anyMatch(target -> ids.contains(target.id()))
                    || area.answersIn().stream().anyMatch(ids::contains)) {
                names.add(area.name());
            }
        }
        return known.closure(names);
    }

    /** As it is written on the command line: one name, several with commas between them, or {@code all}. */
    public String id() {
        return everything ? ALL : running.stream().map(Target::id).collect(Collectors.joining(","));
    }

    /** Where the process listens unless told otherwise: the port of the target named first. */
    public int defaultPort() {
        return everything ? PORT_OF_ALL : running.getFirst().defaultPort();
    }

    public List<Target> running() {
        return running;
    }

    /** Every target this program could run. */
    public List<Target> known() {
        return known.targets();
    }

    /** The areas that this process needs, each after those it stands on. */
    public List<Area> areas() {
        return areas;
    }

    /** Every area of this program. */
    public List<Area> knownAreas() {
        return known.all();
    }

    public boolean runs(Target target) {
        return running.contains(target);
    }

    public boolean needs(Area area) {
        return areas.contains(area);
    }

    /** Whether one of the running targets serves the web application. */
    public boolean servesPages() {
        return running.stream().anyMatch(Target::withPages);
    }

    /** The one target whose routes are also answered without their prefix; none where several would claim the root. */
    public Optional<Target> atRoot() {
        return everything || running.size() > 1 ? Optional.empty() : Optional.of(running.getFirst());
    }

    /** The beans of a kind that belong into this process, in the order of their areas. */
    public <T> List<Class<? extends T>> parts(Class<T> kind) {
        List<Class<? extends T>> parts = new ArrayList<>();
        for (Area area : areas) {
            for (Part part : area.parts()) {
                if (kind.isAssignableFrom(part.type()) && belongs(part)) {
                    parts.add(part.type().asSubclass(kind));
                }
            }
        }
        return parts;
    }

    private boolean belongs(Part part) {
        return everything
                || part.targets().isEmpty()
                || running.stream().anyMatch(target -> part.targets().contains(target.id()));
    }
}
