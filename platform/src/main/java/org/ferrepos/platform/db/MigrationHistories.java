package org.ferrepos.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where the migrations that ran are noted: in {@code <schema>.schema_history}. An area's own first migration makes its
 * schema, so that a new history begins beside the platform's and moves once the schema is there; and an installation of
 * the first versions has one history for all areas, of which each area takes its rows over.
 *
 * <p>Each step is one transaction and looks at what is there, so that a start that was ended half way is continued by
 * the next one; one process at a time, by a lock of the session.
 */
final class MigrationHistories implements AutoCloseable {
    private static final String TABLE = "schema_history";
    /** Of this product and this purpose among the locks of a database. */
    private static final long LOCK = 0x46504D4947524154L;

    private final Connection connection;

    private MigrationHistories(Connection connection) {
        this.connection = connection;
    }

    /**
     * A table of the history.
     *
     * @param isOfAllAreas whether the area's rows are still among those of all areas
     */
    record Place(String schema, String table, boolean isOfAllAreas) {
        static final Place OF_PLATFORM = new Place("platform", TABLE, false);

        /** Whether it stands beside the platform's until the area has made its schema. */
        boolean isBeginning() {
            return schema.equals(OF_PLATFORM.schema) && !table.equals(TABLE);
        }

        static Place beginning(String schema) {
            return new Place(OF_PLATFORM.schema, TABLE + "_" + schema, false);
        }
    }

    /** Waits until no other process migrates. */
    static MigrationHistories lock(ConnectionSettings settings) {
        try {
            Connection connection =
                    DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
            MigrationHistories histories = new MigrationHistories(connection);
            histories.execute("select pg_advisory_lock(" + LOCK + ")");
            return histories;
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("the histories of the migrations cannot be reached", e);
        }
    }

    /** Where the history of an area is, or begins. */
    Place placeOf(String schema) {
        if (exists("to_regclass(?)", schema + "." + TABLE)) {
            return new Place(schema, TABLE, false);
        }
        Place beginning = Place.beginning(schema);
        boolean begun = exists("to_regclass(?)", beginning.schema + "." + beginning.table);
        return !begun && hasSchema(schema) ? new Place(Place.OF_PLATFORM.schema, TABLE, true) : beginning;
    }

    /** Takes the rows of an area out of the history of all areas. */
    void handOver(String schema, Set<String> scripts) {
        String own = schema + "." + TABLE;
        String shared = Place.OF_PLATFORM.schema + "." + TABLE;
        inTransaction(() -> {
            execute("create table " + own + " (like " + shared + " including all)");
            move(
                    "insert into " + own + " select row_number() over (order by installed_rank), version, description,"
                            + " type, script, checksum, installed_by, installed_on, execution_time, success from "
                            + shared
                            + " where script = any(?)",
                    scripts);
            move("delete from " + shared + " where script = any(?)", scripts);
        });
    }

    /** Brings a history that began beside the platform's into the schema that its migrations have made. */
    void settle(String schema) {
        Place beginning = Place.beginning(schema);
        String begun = beginning.schema + "." + beginning.table;
        if (!exists("to_regclass(?)", begun) || !hasSchema(schema)) {
            return;
        }
        inTransaction(() -> {
            execute("alter table " + begun + " set schema " + schema);
            execute("alter table " + schema + "." + beginning.table + " rename to " + TABLE);
        });
    }

    /** Gives areas that have none yet their counter. */
    void ensureRevisions(List<String> areas) {
        inTransaction(
                () -> move("insert into platform.revision (area) select unnest(?) on conflict do nothing", areas));
    }

    /** Lets the reading role into the views that these schemas publish. */
    void publish(List<String> schemas) {
        try {
            PublishedViews.grant(connection, schemas);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Lets the role that works on these schemas into them. */
    void admit(String application, List<String> schemas) {
        try {
            ApplicationRole.admit(connection, application, schemas);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private boolean hasSchema(String schema) {
        return exists("to_regnamespace(?)", schema);
    }

    private boolean exists(String lookUp, String name) {
        try (PreparedStatement statement = connection.prepareStatement("select " + lookUp + " is not null")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void move(String sql, Collection<String> texts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
            statement.executeUpdate();
        }
    }

    private void inTransaction(Work work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(SQLException e) {
        return new IllegalStateException("the histories of the migrations cannot be brought in order", e);
    }

    /** The lock goes with the connection. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }
}
