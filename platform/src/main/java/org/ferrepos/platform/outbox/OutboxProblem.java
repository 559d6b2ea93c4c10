package org.ferrepos.platform.outbox;

import org.ferrepos.platform.http.ProblemCode;

/** Why something about the outbox is refused. */
public enum OutboxProblem implements ProblemCode {
    DEAD_LETTER_NOT_FOUND(404);

    private final int status;

    OutboxProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
