package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What gets through the walls between branches is a committed page, so that a wall that moves is seen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
final class BranchMatrixTest {
    private static final Path PAGE = RunningProgram.root().resolve("docs/reference/branches.md");

    private BranchMatrix matrix;

    @BeforeAll
    void start() {
        Api anybody = Api.at(SharedPrograms.whole().program().baseUrl());
        matrix = new BranchMatrix(anybody, anybody.as("admin"));
    }

    /** Nobody adds a route with a body or a thing in its path without saying whose it is. */
    @Test
    void everyRouteThatMayConcernABranchIsAsked() {
        assertThat(matrix.untold()).isEmpty();
        assertThat(matrix.gone()).isEmpty();
    }

    @Test
    void nobodyReachesFurtherThanTheirPermissions() throws IOException {
        BranchMatrix.Outcome outcome = matrix.ask();

        assertThat(outcome.asked()).isGreaterThan(500);
        assertThat(outcome.wrong()).isEmpty();
        if (Boolean.getBoolean("ferrepos.branches.write")) {
            Files.writeString(PAGE, outcome.page());
        }
        assertThat(outcome.page())
                .as("docs/reference/branches.md; -Dferrepos.branches.write=true writes it anew")
                .isEqualTo(Files.readString(PAGE));
    }
}
