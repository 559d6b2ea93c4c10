package org.ferrepos.platform.outbox;

/** Thrown by a subscriber for an event that will never be taken as it is: it is set aside without further attempts. */
public final class UndeliverableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UndeliverableException(String reason) {
        super(reason);
    }
}
