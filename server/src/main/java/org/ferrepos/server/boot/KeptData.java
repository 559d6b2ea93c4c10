package org.ferrepos.server.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.DataReviews;
import org.ferrepos.platform.http.Messages;
import org.jboss.logging.Logger;

/** Tells after an upgrade what was kept although it would be refused today. */
final class KeptData {
    private static final Logger LOG = Logger.getLogger(KeptData.class);

    private KeptData() {}

    static void tell(ConnectionSettings settings) {
        try (Connection connection =
                DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password())) {
            for (DataReviews.Finding finding :
                    DataReviews.findings(connection, Areas.ofThisProgram().all())) {
                LOG.warnf(
                        "%s; véalo con / see: ./ferrepos doctor",
                        Messages.forLocale(Messages.SPANISH)
                                .format(finding.review().key(), List.of(finding.count())));
            }
        } catch (SQLException e) {
            // Whoever upgrades can ask for it later; a start does not depend on it.
            LOG.warnf("what should be looked at was not found out: %s", e.getMessage());
        }
    }
}
