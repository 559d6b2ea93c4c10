package org.ferrepos.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Several statements sent to PostgreSQL in one round trip. Areas add their own statements to a pipeline that another
 * area opened, so that work on several schemas is one transaction and one exchange without anybody reading tables that
 * are not his.
 */
public final class Pipeline {
    private final Connection connection;
    private final List<Step<?>> steps = new ArrayList<>();

    public Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** Adds a statement that returns rows. */
    public <T> Result<T> query(String sql, Binder binder, RowsReader<T> reader) {
        Step<T> step = new Step<>(sql, binder, reader);
        steps.add(step);
        return step.result;
    }

    /** Adds a statement whose rows, if any, do not matter. */
    public void update(String sql, Binder binder) {
        steps.add(new Step<>(sql, binder, null));
    }

    /** Sends everything added so far and reads all results. */
    public void execute() throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(combinedSql())) {
            Parameters parameters = new Parameters(connection, statement);
            for (Step<?> step : steps) {
                step.binder.bind(parameters);
            }
            boolean rows = statement.execute();
            for (Step<?> step : steps) {
                step.read(statement, rows);
                rows = statement.getMoreResults();
            }
        } finally {
            steps.clear();
        }
    }

    /** As {@link #execute}, for callers whose transaction is ended by any exception. */
    public void executeUnchecked() {
        try {
            execute();
        } catch (SQLException e) {
            throw new IllegalStateException("a pipelined statement failed", e);
        }
    }

    private String combinedSql() {
        if (steps.size() == 1) {
            return steps.getFirst().sql;
        }
        StringBuilder sql = new StringBuilder(256 * steps.size());
        for (Step<?> step : steps) {
            sql.append(step.sql).append(";\n");
        }
        return sql.toString();
    }

    /** Binds the parameters of one statement, in order. */
    @FunctionalInterface
    public interface Binder {
        void bind(Parameters parameters) throws SQLException;
    }

    /** Turns the rows of one statement into a value. */
    @FunctionalInterface
    public interface RowsReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** The value of one statement, available once the pipeline has been executed. */
    public static final class Result<T> {
        private @Nullable T value;

        public T get() {
            if (value == null) {
                throw new IllegalStateException("the pipeline has not been executed");
            }
            return value;
        }
    }

    /** Numbers the parameters across all statements of a pipeline. */
    public static final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private int next = 1;

        private Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        public Parameters array(String type, Object @Nullable [] values) throws SQLException {
            statement.setArray(next++, connection.createArrayOf(type, values));
            return this;
        }

        /** Binds an array of ids in binary; the driver would spell each of them out as text. */
        public Parameters uuids(@Nullable UUID[] values) throws SQLException {
            statement.setArray(next++, UuidArray.of(connection, values));
            return this;
        }

        public Parameters longs(long[] values) throws SQLException {
            statement.setArray(
                    next++, connection.unwrap(org.postgresql.PGConnection.class).createArrayOf("int8", values));
            return this;
        }

        public Parameters ints(int[] values) throws SQLException {
            statement.setArray(
                    next++, connection.unwrap(org.postgresql.PGConnection.class).createArrayOf("int4", values));
            return this;
        }

        public Parameters text(String value) throws SQLException {
            statement.setString(next++, value);
            return this;
        }

        public Parameters integer(int value) throws SQLException {
            statement.setInt(next++, value);
            return this;
        }

        public Parameters time(OffsetDateTime value) throws SQLException {
            statement.setObject(next++, value);
            return this;
        }

        public Parameters number(long value) throws SQLException {
            statement.setLong(next++, value);
            return this;
        }
    }

    private static final class Step<T> {
        private final String sql;
        private final Binder binder;
        private final @Nullable RowsReader<T> reader;
        private final Result<T> result = new Result<>();

        private Step(String sql, Binder binder, @Nullable RowsReader<T> reader) {
            this.sql = sql;
            this.binder = binder;
            this.reader = reader;
        }

        private void read(PreparedStatement statement, boolean rows) throws SQLException {
            if (reader == null) {
                return;
            }
            if (!rows) {
                throw new SQLException("statement returned no rows: " + sql);
            }
            try (ResultSet set = statement.getResultSet()) {
                result.value = reader.read(set);
            }
        }
    }
}
