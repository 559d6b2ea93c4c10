package org.ferrepos.platform.crypto;

/** A value does not open: it was changed or moved, or its key is not among the keys of this database. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(String field, String row) {
        super("the value of " + field + " of row " + row + " does not open with the keys of this database");
    }
}
