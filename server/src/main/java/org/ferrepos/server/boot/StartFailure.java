package org.ferrepos.server.boot;

import org.ferrepos.platform.config.ConfigurationException;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresException;

/** Tells a person why the program does not start: a sentence where the cause is known, the stack trace where it is not. */
public final class StartFailure {
    private static final int MAX_DEPTH = 20;

    private StartFailure() {}

    @SuppressWarnings("SystemOut")
    public static void report(Throwable error) {
        Throwable current = error;
        for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
            if (current instanceof ConfigurationException configuration) {
                System.err.println("La configuración no es válida; Ferre-POS no se inicia:");
                configuration.problems().forEach(problem -> System.err.println("  - " + problem));
                return;
            }
            if (current instanceof UnusablePort unusable) {
                System.err.println("Ferre-POS no se inicia: "
                        + (unusable.isAddressHere()
                                ? "el puerto está en uso o reservado; elija otro con --port ("
                                : "no se puede escuchar ahí; revise --host (")
                        + unusable.getMessage() + ").");
                return;
            }
            if (current instanceof EmbeddedPostgresException) {
                System.err.println("Ferre-POS no se inicia: " + current.getMessage());
                return;
            }
            if (isConnectionProblem(current)) {
                System.err.println("Ferre-POS no se inicia: no se pudo usar la base de datos: " + current.getMessage());
                return;
            }
            current = current.getCause();
        }
        error.printStackTrace();
    }

    private static boolean isConnectionProblem(Throwable error) {
        return error instanceof java.sql.SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08")
                        || sql.getSQLState().startsWith("28")
                        || sql.getSQLState().startsWith("3D"));
    }
}
