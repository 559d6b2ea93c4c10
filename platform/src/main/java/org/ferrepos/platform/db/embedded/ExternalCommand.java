package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs the programs of the operating system and of PostgreSQL with a clean environment and no terminal. */
final class ExternalCommand {

    static final int COULD_NOT_RUN = -1;

    private ExternalCommand() {}

    /** Runs to the end and returns the exit status, or {@link #COULD_NOT_RUN} when absent or too slow. */
    static int run(List<String> command, Redirect output, Duration timeout) {
        Process process;
        try {
            process = builder(command, output).start();
        } catch (IOException absent) {
            return COULD_NOT_RUN;
        }
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            return COULD_NOT_RUN;
        } catch (InterruptedException interruption) {
            throw Deadline.interrupted(interruption);
        } finally {
            process.destroyForcibly();
        }
    }

    static int run(List<String> command, Duration timeout) {
        return run(command, Redirect.DISCARD, timeout);
    }

    static ProcessBuilder builder(List<String> command, Redirect output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output)
                .redirectErrorStream(true);
        // PGPORT, PGDATA and their like would otherwise change what the server does.
        Map<String, String> environment = builder.environment();
        String path = Objects.requireNonNullElse(environment.get("PATH"), "");
        environment.clear();
        environment.put("PATH", path + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("LANG", "C");
        environment.put("TZ", "UTC");
        return builder;
    }
}
