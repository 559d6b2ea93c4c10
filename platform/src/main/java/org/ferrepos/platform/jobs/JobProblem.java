package org.ferrepos.platform.jobs;

import org.ferrepos.platform.http.ProblemCode;

/** Why something about a job is refused, or why it ended. */
public enum JobProblem implements ProblemCode {
    JOB_NOT_FOUND(404),
    JOB_RESULT_MISSING(404),
    SCHEDULE_NOT_FOUND(404),
    JOB_ENDED(409),
    JOB_CANCELLED(409),
    JOB_INTERRUPTED(503);

    private final int status;

    JobProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
