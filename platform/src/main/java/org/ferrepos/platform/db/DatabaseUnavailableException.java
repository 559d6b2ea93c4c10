package org.ferrepos.platform.db;

/** The database cannot be reached, or every connection stayed busy for longer than the bound. */
public final class DatabaseUnavailableException extends RuntimeException {
    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public DatabaseUnavailableException(String message) {
        super(message);
    }
}
