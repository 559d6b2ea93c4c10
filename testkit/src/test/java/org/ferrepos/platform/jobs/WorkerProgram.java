package org.ferrepos.platform.jobs;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.outbox.Outbox;

/** A process that takes jobs of a kind and never ends them; made to be killed. */
final class WorkerProgram {
    private WorkerProgram() {}

    static Process start(ConnectionSettings settings, String kind) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProgram.class.getName(),
                        settings.jdbcUrl(),
                        settings.user(),
                        settings.password(),
                        kind)
                .inheritIO()
                .start();
    }

    public static void main(String... arguments) throws InterruptedException {
        Database database = Database.open(
                new ConnectionSettings(arguments[0], arguments[1], arguments[2], 4, Duration.ofSeconds(20)));
        // The times of the jobs are those of a clock that stands; a process of now finds them all due.
        Jobs jobs = new Jobs(
                database,
                Clock.systemUTC(),
                JobWorld.SHORT_LEASES,
                new Outbox(JsonSettings.newMapper(), Clock.systemUTC()),
                new SimpleMeterRegistry());
        Schedules schedules = new Schedules(database, jobs, Clock.systemUTC(), branch -> Optional.empty());
        JobRules rules = arguments[3].equals("test.fragile") ? JobRules.RESUMABLE.notResumable() : JobRules.RESUMABLE;
        new JobWorkers(database, jobs, schedules).start(List.of(new JobWorld.Kind(arguments[3], rules, run -> {
            Thread.sleep(Duration.ofMinutes(5));
        })));
        Thread.sleep(Duration.ofMinutes(5));
    }
}
