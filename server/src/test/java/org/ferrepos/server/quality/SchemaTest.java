package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** The committed schema is the one that the migrations make on a real PostgreSQL. */
final class SchemaTest {
    static final Path FILE = Path.of("docs/reference/schema.sql");

    private static final String[] AREAS =
            Areas.ofThisProgram().all().stream().map(Area::name).toArray(String[]::new);
    static final List<String> SCHEMAS = Areas.ofThisProgram().all().stream()
            .flatMap(area -> area.schema().stream())
            .toList();
    static final String HEADER = """
            -- The schema that the migrations of this build make. Generated; not run by anything.
            -- Write it anew: ./mvnw -pl server -am test -Dtest='SchemaTest,MigrationsTest' \
            -Dsurefire.failIfNoSpecifiedTests=false -Dferrepos.schema.write=true
            """;

    @Test
    void theMigrationsMakeTheCommittedSchema() {
        String made;
        try (TestDatabase database = TestDatabase.create(AREAS)) {
            made = HEADER + database.database().read(handle -> SchemaDump.of(handle, SCHEMAS));
        }
        if (Checkout.isWriting()) {
            Checkout.write(FILE, made);
        }

        assertThat(Checkout.text(FILE)).isEqualTo(made);
    }
}
