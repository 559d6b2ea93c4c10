package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a job stands; it leaves the last three never. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** The name in the interface and in the database. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isEnded() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    public static Optional<JobState> byId(String id) {
        return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
    }
}
