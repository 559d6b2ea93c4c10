package org.ferrepos.e2e.hostile;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ferrepos.platform.db.embedded.RunningServer;

/** What every table holds, in a few characters each: the number of its rows and the sum of their hashes. */
final class Fingerprint {
    private static final String DATABASE = "ferre_pos";
    private static final String TABLES = """
            select table_schema || '.' || table_name from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            order by 1""";

    private Fingerprint() {}

    /** A connection to the PostgreSQL of the program that keeps its data in a directory. */
    static Connection connect(Path data) throws SQLException {
        RunningServer server = RunningServer.find(data.toAbsolutePath())
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + data));
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), server.user(), server.password());
    }

    /**
     * The fingerprint of all tables.
     *
     * @param columnsWithout per table the columns to leave out because reading or refusing may write them
     */
    static Map<String, String> of(Path data, Map<String, List<String>> columnsWithout) throws SQLException {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            Map<String, String> prints = new TreeMap<>();
            for (String table : tables) {
                prints.put(table, print(statement, table, columnsWithout.getOrDefault(table, List.of())));
            }
            return prints;
        }
    }

    /** How many rows of a table there are; it may be narrowed by {@code where}. */
    static String countOf(Path data, String table) throws SQLException {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String print(Statement statement, String table, List<String> without) throws SQLException {
        StringBuilder row = new StringBuilder("to_jsonb(t)");
        without.forEach(column -> row.append(" - '").append(column).append('\''));
        String sql = "select count(*) || ' rows, ' || coalesce(sum(hashtextextended((" + row
                + ")::text, 0)::numeric), 0) from " + table + " t";
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
