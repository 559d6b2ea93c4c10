package org.ferrepos.testkit.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.testkit.TestDatabase;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * The database of commit 7624542, the last version with one history of migrations for all areas: its schema, made by the
 * migrations it had (delivered migrations are never edited), and the rows of a company, written there by {@code
 * src/main/upgrade/write-database}. It holds what later rules would refuse: one article under two spellings of its GTIN
 * (036000291452 and 0036000291452), and SKUs that differ by case alone (Caja-Azul and CAJA-AZUL).
 */
public final class OldDatabase implements AutoCloseable {
    private static final String ROWS = "/upgrade/7624542.sql.gz";
    private static final String LAST_MIGRATION = "202611221610";
    private static final List<String> AREAS = List.of("platform", "identity", "catalog", "stock", "sales");

    private final TestDatabase database;

    private OldDatabase(TestDatabase database) {
        this.database = database;
    }

    public static OldDatabase restore() {
        OldDatabase old = new OldDatabase(TestDatabase.empty());
        old.makeSchema();
        old.loadRows();
        return old;
    }

    public ConnectionSettings settings() {
        return database.settings();
    }

    public TestDatabase database() {
        return database;
    }

    /** How many rows each of its tables has, by qualified name. */
    public Map<String, Long> rowCounts() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String table : tables()) {
                try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private void makeSchema() {
        ConnectionSettings settings = database.settings();
        Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations(AREAS.stream()
                        .map(area -> "classpath:db/migration/" + area)
                        .toArray(String[]::new))
                .defaultSchema("platform")
                .createSchemas(true)
                .table("schema_history")
                .target(LAST_MIGRATION)
                .load()
                .migrate();
    }

    /** In one transaction and without triggers and foreign keys, as any restore. */
    private void loadRows() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                BufferedReader rows = open()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables()));
            String line = rows.readLine();
            while (line != null) {
                if (line.startsWith("copy ")) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(line.replace(";", ""), new StringReader(rowsOfOneTable(rows)));
                } else if (line.startsWith("select ")) {
                    statement.execute(line);
                }
                line = rows.readLine();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rowsOfOneTable(BufferedReader rows) throws IOException {
        StringBuilder text = new StringBuilder();
        String line = Objects.requireNonNull(rows.readLine());
        while (!line.equals("\\.")) {
            text.append(line).append('\n');
            line = Objects.requireNonNull(rows.readLine());
        }
        return text.toString();
    }

    private static List<String> tables() {
        try (BufferedReader rows = open()) {
            return rows.lines()
                    .filter(line -> line.startsWith("copy "))
                    .map(line -> line.split(" ", 3)[1])
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader open() throws IOException {
        InputStream file = Objects.requireNonNull(OldDatabase.class.getResourceAsStream(ROWS));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }

    private Connection connect() throws SQLException {
        ConnectionSettings settings = database.settings();
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }
}
