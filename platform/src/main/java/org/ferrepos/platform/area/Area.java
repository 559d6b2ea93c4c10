package org.ferrepos.platform.area;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one module brings to the program; found at the start by {@link java.util.ServiceLoader}. Everything beside the
 * name has a default, so that a descriptor says only what is particular about its area.
 */
public interface Area {
    /** The area everything stands on. */
    String PLATFORM = "platform";

    /** The name of the module, of its package below {@code org.ferrepos} and, by convention, of all it brings. */
    String name();

    /** The areas whose code or tables this one uses; those they stand on come by themselves. */
    default Set<String> standsOn() {
        return Set.of(PLATFORM);
    }

    /** The schema that holds the area's tables and the history of its migrations; none for an area without tables. */
    default Optional<String> schema() {
        return Optional.of(name());
    }

    /** Where the area's migrations are on the class path. */
    default String migrations() {
        return "db/migration/" + name();
    }

    /** The bundle of the area's sentences. */
    default String messages() {
        return "messages." + name();
    }

    /** The file on the class path with the defaults of the area's settings; it may be missing. */
    default String defaults() {
        return "config/" + name() + ".yaml";
    }

    /** The services that this area brings into being. */
    default List<Target> targets() {
        return List.of();
    }

    /** The services of other areas that this one answers routes of, by id. */
    default Set<String> answersIn() {
        return Set.of();
    }

    /** Whether every process needs it, whichever targets it runs. */
    default boolean inEveryProcess() {
        return false;
    }

    /** Paths that every process answers, whichever targets it runs. */
    default List<String> everywhere() {
        return List.of();
    }

    /** What of the configuration is this area's. */
    default List<AreaSettings<?>> settings() {
        return List.of();
    }

    /** Beans that the program itself calls, and only in processes of certain targets: jobs, steps of the start. */
    default List<Part> parts() {
        return List.of();
    }

    /** Whether the area raises a counter of its own with every change that others may have cached. */
    default boolean hasRevision() {
        return false;
    }

    /** What a person or program may be allowed to do here. */
    default List<Permission> permissions() {
        return List.of();
    }

    /** The groups of its routes in the description of the interface. */
    default List<RouteTag> tags() {
        return List.of();
    }

    /** The kinds of things whose changes it writes into the audit. */
    default List<AuditKind> auditKinds() {
        return List.of();
    }

    /** What of its data a person should look at, because this build would refuse it and an earlier one took it. */
    default List<DataReview> reviews() {
        return List.of();
    }

    /** Where its tables keep sealed values. */
    default List<SealedColumn> sealedColumns() {
        return List.of();
    }

    /** What it measures. */
    default List<Metric> metrics() {
        return List.of();
    }
}
