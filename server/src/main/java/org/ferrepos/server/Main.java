package org.ferrepos.server;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.ferrepos.server.command.DirectStart;
import org.ferrepos.server.command.FerrePosCommand;

/** Where the program starts. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        int exitCode = DirectStart.run(arguments).orElseGet(() -> FerrePosCommand.run(arguments));
        // Zero means that the framework runs on its own threads, or that there is nothing left to do.
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
