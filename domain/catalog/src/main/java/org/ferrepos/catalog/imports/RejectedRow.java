package org.ferrepos.catalog.imports;

/** A row that cannot be imported; made often, so without a stack trace. */
final class RejectedRow extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    RejectedRow(Rejection rejection) {
        super(rejection.messageKey(), null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
