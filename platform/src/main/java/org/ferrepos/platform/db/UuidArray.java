package org.ferrepos.platform.db;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/** Writes {@code uuid[]} as the server keeps it, which the driver does for numbers and texts only. */
final class UuidArray {
    private static final int HEADER_BYTES = 20;
    private static final int DIMENSIONS = 1;
    private static final int FIRST_INDEX = 1;
    private static final int NULL_LENGTH = -1;

    private UuidArray() {}

    static Array of(Connection connection, @Nullable UUID[] values) throws SQLException {
        return new PgArray(connection.unwrap(BaseConnection.class), Oid.UUID_ARRAY, encode(values));
    }

    private static byte[] encode(@Nullable UUID[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + values.length * (Integer.BYTES + 2 * Long.BYTES));
        buffer.putInt(DIMENSIONS).putInt(hasNull(values) ? 1 : 0).putInt(Oid.UUID);
        buffer.putInt(values.length).putInt(FIRST_INDEX);
        for (UUID value : values) {
            if (value == null) {
                buffer.putInt(NULL_LENGTH);
            } else {
                buffer.putInt(2 * Long.BYTES)
                        .putLong(value.getMostSignificantBits())
                        .putLong(value.getLeastSignificantBits());
            }
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static boolean hasNull(@Nullable UUID[] values) {
        for (UUID value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }
}
