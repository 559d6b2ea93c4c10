package org.ferrepos.platform.jobs;

import java.util.List;

/** A sentence about a job as a key of the message files, so that each reader is told in its language. */
public record JobMessage(String key, List<Object> arguments) {
    public JobMessage {
        arguments = List.copyOf(arguments);
    }
}
