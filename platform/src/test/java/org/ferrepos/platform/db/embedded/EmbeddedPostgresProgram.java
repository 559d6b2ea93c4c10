package org.ferrepos.platform.db.embedded;

import java.nio.file.Path;
import java.time.Duration;

/** The program that the kill test starts and kills. */
final class EmbeddedPostgresProgram {

    static final String READY = "ready with process ";

    private EmbeddedPostgresProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.defaults(Path.of(arguments[0])));
        System.out.println(READY + postgres.pid());
        Thread.sleep(Duration.ofMinutes(1));
        postgres.close();
    }
}
