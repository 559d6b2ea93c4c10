package org.ferrepos.identity.session;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection that its owner keeps and closes. */
interface ConnectionSource {
    Connection open() throws SQLException;
}
