package org.ferrepos.platform.jobs;

import java.time.ZoneId;
import java.util.Optional;

/** Knows the zone of a branch; the area that owns the branches has a bean of it. */
@FunctionalInterface
public interface BranchZones {
    /** Empty for a branch that does not exist. */
    Optional<ZoneId> zoneOf(String branchCode);
}
