package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ferrepos.server.quality.SqlTexts.SqlText;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL prepares every statement of the product on the migrated schema, so that a renamed column is found without
 * running the route that reads it. Nothing lists the statements: they are read from the compiled classes. What a class
 * joins while it runs is not whole in any of them; of such pieces only the names they use are judged, as far as the
 * parser comes.
 */
final class StatementsTest {
    private static final String SYNTAX = "42601";
    /** Parameters whose type only the driver says: the statement was understood up to them. */
    private static final Set<String> TYPE_UNKNOWN = Set.of("42P18", "42725", "42P38");
    /** Fewer whole statements than this means that the search for them has broken. */
    private static final int AT_LEAST = 150;

    @Test
    void everyStatementIsPreparedOnTheMigratedSchema() throws SQLException {
        List<String> wrong = new ArrayList<>();
        int prepared = 0;
        int untyped = 0;
        int pieces = 0;
        try (TestDatabase database = TestDatabase.create("identity", "catalog", "stock", "sales");
                Connection connection = DriverManager.getConnection(
                        database.settings().jdbcUrl(),
                        database.settings().user(),
                        database.settings().password())) {
            for (SqlText text : SqlTexts.all()) {
                String state = prepare(connection, text);
                if (state.isEmpty()) {
                    prepared++;
                } else if (TYPE_UNKNOWN.contains(state)) {
                    untyped++;
                } else if (isOfAPiece(state) && (text.joins() || text.hasPlaces())) {
                    pieces++;
                } else {
                    wrong.add(text.className() + ": " + state + "\n" + text.sql());
                }
            }
        }
        System.out.printf(
                "statements prepared: %d; understood up to parameters without type: %d; pieces: %d%n",
                prepared, untyped, pieces);

        assertThat(wrong).isEmpty();
        assertThat(prepared).isGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void aColumnThatIsNotThereIsFound() throws SQLException {
        try (TestDatabase database = TestDatabase.create("identity");
                Connection connection = DriverManager.getConnection(
                        database.settings().jdbcUrl(),
                        database.settings().user(),
                        database.settings().password())) {
            assertThat(prepare(connection, text("select cod from identity.branch where id = :id")))
                    .startsWith("42703");
            assertThat(prepare(connection, text("select code from identity.branches")))
                    .startsWith("42P01");
            assertThat(prepare(connection, text("select code from identity.branch where id = :id and code = ?")))
                    .isEmpty();
        }
    }

    /** What is no whole statement, or names what the text around it brings. */
    private static boolean isOfAPiece(String state) {
        return state.startsWith(SYNTAX) || state.contains("missing FROM-clause entry");
    }

    private static SqlText text(String sql) {
        return new SqlText("test", sql, true);
    }

    /** Empty when PostgreSQL prepares it; else its state and what it says. */
    private static String prepare(Connection connection, SqlText text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare checked as " + text.numbered());
            statement.execute("deallocate checked");
            return "";
        } catch (SQLException e) {
            String state = Objects.requireNonNull(e.getSQLState());
            return TYPE_UNKNOWN.contains(state) ? state : state + " " + e.getMessage();
        }
    }
}
