package org.ferrepos.platform.jobs;

/** Leaves the work of a job that is not to go on; whoever catches it to clean up throws it on. */
public final class JobStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    JobStopped(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Why a job stops. */
    enum Reason {
        /** Somebody asked for it. */
        CANCELLED,
        /** The database was out of reach for too long; another worker may have taken over. */
        LEASE_LOST,
        /** The process ends. */
        SHUTDOWN
    }

    Reason reason() {
        return reason;
    }
}
