package org.ferrepos.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KilledProgramTest {

    @Test
    void anotherProgramIsRefusedUntilTheFirstIsKilledAndThenTakesTheServerOver() throws Exception {
        Path directory = TestDirectories.create();
        EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.defaults(directory);
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresProgram.class.getName(),
                        directory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader output = program.inputReader()) {
            String line = output.readLine();
            assertThat(line).startsWith(EmbeddedPostgresProgram.READY);
            long server = Long.parseLong(line.substring(EmbeddedPostgresProgram.READY.length()));
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings)).hasMessageContaining("Otro Ferre-POS");
            program.destroyForcibly().waitFor();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
                assertThat(postgres.pid()).isEqualTo(server);
            }
        } finally {
            program.destroyForcibly();
        }
        FileTree.delete(directory);
    }
}
