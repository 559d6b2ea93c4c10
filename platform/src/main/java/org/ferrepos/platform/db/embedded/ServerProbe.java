package org.ferrepos.platform.db.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Asks a server over the network who it is. */
record ServerProbe(Path pgdata, String password) {

    /** What came back from the port. */
    sealed interface Answer {}

    /** Our server, with its version. */
    record Ours(String version) implements Answer {}

    /** A server that works on other data or does not know our password. */
    record Stranger(String reason) implements Answer {}

    /** Nothing, or a server that is still starting or stopping. */
    record Silent(String reason) implements Answer {}

    private static final String WRONG_PASSWORD = "28";

    static {
        try {
            // The driver manager finds drivers by itself only in the class loader that started the program.
            Class.forName("org.postgresql.Driver", true, ServerProbe.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    Answer ask(int port) {
        try (Connection connection = connect(port, "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('data_directory'),"
                        + " split_part(current_setting('server_version'), ' ', 1)")) {
            row.next();
            Path served = Path.of(row.getString(1));
            return served.equals(pgdata) ? new Ours(row.getString(2)) : new Stranger("serves " + served);
        } catch (SQLException failure) {
            return understand(failure);
        }
    }

    Connection connect(int port, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Cluster.USER);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("ApplicationName", "ferrepos-supervisor");
        return DriverManager.getConnection(url(port, database), properties);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static Answer understand(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith(WRONG_PASSWORD)) {
            return new Stranger(String.valueOf(failure.getMessage()));
        }
        return new Silent(String.valueOf(failure.getMessage()));
    }
}
