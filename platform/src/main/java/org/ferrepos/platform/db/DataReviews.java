package org.ferrepos.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.DataReview;

/** Finds what the areas keep for a person to decide on; see {@link DataReview}. */
public final class DataReviews {
    /** So many are named of each kind; the others are counted. */
    static final int NAMED = 20;

    private static final int FETCHED_AT_ONCE = 1_000;
    private static final int TIMEOUT_SECONDS = 60;

    private DataReviews() {}

    /** What one review found: at least one thing. */
    public record Finding(DataReview review, long count, List<String> named) {
        public Finding {
            named = List.copyOf(named);
        }
    }

    /** What there is on the database of the connection, which holds the schema of this build. */
    public static List<Finding> findings(Connection connection, List<Area> areas) throws SQLException {
        connection.setReadOnly(true);
        // The driver reads rows in portions only within a transaction.
        connection.setAutoCommit(false);
        try {
            List<Finding> found = new ArrayList<>();
            for (Area area : areas) {
                for (DataReview review : area.reviews()) {
                    Finding finding = find(connection, review);
                    if (finding.count() > 0) {
                        found.add(finding);
                    }
                }
            }
            return found;
        } finally {
            connection.rollback();
        }
    }

    private static Finding find(Connection connection, DataReview review) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet rows = statement.executeQuery(review.sql())) {
                List<String> named = new ArrayList<>();
                long count = 0;
                while (rows.next()) {
                    if (++count <= NAMED) {
                        named.add(rows.getString(1));
                    }
                }
                return new Finding(review, count, named);
            }
        }
    }
}
