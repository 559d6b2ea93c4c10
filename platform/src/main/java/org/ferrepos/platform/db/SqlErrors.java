package org.ferrepos.platform.db;

import java.sql.SQLException;
import java.util.Optional;

/** Reads what PostgreSQL meant from the exceptions that carry its error codes. */
public final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String STATEMENT_ENDED = "57014";
    private static final String UNKNOWN_TABLE = "42P01";
    private static final String UNKNOWN_COLUMN = "42703";

    private SqlErrors() {}

    /** Somebody else held a row for longer than the lock timeout. */
    public static boolean isLockTimeout(Throwable error) {
        return hasState(error, LOCK_NOT_AVAILABLE);
    }

    /** The server ended the statement, because it took longer than it may. */
    public static boolean isStatementTimeout(Throwable error) {
        return hasState(error, STATEMENT_ENDED);
    }

    /** The server does not know yet what a newer build reads. */
    static boolean isOlderSchema(Throwable error) {
        return hasState(error, UNKNOWN_TABLE) || hasState(error, UNKNOWN_COLUMN);
    }

    public static boolean isUniqueViolation(Throwable error) {
        return hasState(error, UNIQUE_VIOLATION);
    }

    /** The transaction lost a race that PostgreSQL resolved by ending it; the same work may succeed at once. */
    public static boolean isRetryable(Throwable error) {
        return hasState(error, SERIALIZATION_FAILURE) || hasState(error, DEADLOCK);
    }

    /** The server is gone, starting, stopping or out of connections, or somebody holds a row for too long. */
    public static boolean isUnavailable(Throwable error) {
        if (causeOf(error, DatabaseUnavailableException.class).isPresent()) {
            return true;
        }
        return causeOf(error, SQLException.class)
                .map(sql -> {
                    String state = sql.getSQLState();
                    return state == null
                            || state.startsWith("08")
                            || state.startsWith("53")
                            || state.equals(LOCK_NOT_AVAILABLE)
                            || (state.startsWith("57") && !state.equals(STATEMENT_ENDED));
                })
                .orElse(false);
    }

    /** The connection itself is of no use any more; another one may be. */
    public static boolean isConnectionLost(Throwable error) {
        return causeOf(error, SQLException.class)
                .map(SQLException::getSQLState)
                .map(state -> state.startsWith("08") || state.startsWith("57P"))
                .orElse(false);
    }

    private static boolean hasState(Throwable error, String state) {
        return causeOf(error, SQLException.class)
                .map(sql -> state.equals(sql.getSQLState()))
                .orElse(false);
    }

    private static <T extends Throwable> Optional<T> causeOf(Throwable error, Class<T> type) {
        Throwable current = error;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (type.isInstance(current)) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
