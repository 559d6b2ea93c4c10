package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.ferrepos.platform.http.Problem;

/** A sort of durable job and the code that does it; a bean of the area that owns it, which names it among its
 * parts with the targets of which a process runs such jobs. */
public interface JobKind {
    /** Lower case with the area in front, such as {@code catalog.import}; stored with each job and never changed. */
    String name();

    JobRules rules();

    /** Says what is wrong with parameters before a job or a schedule is made of them. */
    default Optional<Problem> refusal(JsonNode parameters) {
        return parameters.isEmpty() ? Optional.empty() : Optional.of(Problem.invalid("parameters", "field.unknown"));
    }

    /**
     * Does the work, and calls {@link JobRun#checkpoint()} wherever it may stop, a few times a second if it can.
     *
     * @return what the work made, for the owner to fetch
     * @throws Exception if it failed: a {@link org.ferrepos.platform.http.ProblemException} ends the job, anything else
     *     is tried again as the rules say
     */
    Optional<JobResult> run(JobRun run) throws Exception;
}
