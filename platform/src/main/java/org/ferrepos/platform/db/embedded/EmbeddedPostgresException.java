package org.ferrepos.platform.db.embedded;

/** Says why the embedded database cannot run and what a person can do about it, in Spanish and in English. */
public final class EmbeddedPostgresException extends RuntimeException {

    EmbeddedPostgresException(String spanish, String english) {
        super(spanish + "\n" + english);
    }

    EmbeddedPostgresException(String spanish, String english, Throwable cause) {
        super(spanish + "\n" + english, cause);
    }

    /** The same pair of sentences followed by the last lines that the server wrote. */
    static EmbeddedPostgresException withLog(String spanish, String english, String logTail) {
        return new EmbeddedPostgresException(spanish, english + "\n--- PostgreSQL:\n" + logTail);
    }
}
