package org.ferrepos.platform.db;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of the replica.
 *
 * @param used whether reads go there now
 * @param age how far it was behind when it was last looked at and time since; none while it has never answered
 * @param fallbacks reads that the primary server answered in its place
 */
public record ReplicaState(boolean used, Optional<Duration> age, long fallbacks) {}
