package org.ferrepos.platform.crypto;

import java.util.List;
import org.ferrepos.platform.area.SealedColumn;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Walks through the rows of a sealed column in pages. */
final class SealedRows {
    static final int PAGE_ROWS = 500;

    private final SealedColumn column;

    SealedRows(SealedColumn column) {
        this.column = column;
    }

    /** One sealed value, or one that is still plain. */
    @SuppressWarnings("ArrayRecordComponent") // rows are read, never compared
    record Row(
            String row, byte @Nullable [] sealed, @Nullable Long plain) {}

    long count(Handle handle) {
        return handle.createQuery(
                        "select count(*) from " + column.table() + " where " + column.sealedColumn() + " is not null")
                .mapTo(Long.class)
                .one();
    }

    List<Row> page(Handle handle, String after) {
        return select(handle, column.sealedColumn() + " is not null", after, "");
    }

    List<Row> lockedPage(Handle handle, String after) {
        return select(handle, column.sealedColumn() + " is not null", after, " for update");
    }

    /** Rows whose value an older version left plain, locked. */
    List<Row> plainPage(Handle handle) {
        String plain = column.plainColumn().orElseThrow();
        return select(handle, plain + " is not null", "", " for update");
    }

    private List<Row> select(Handle handle, String condition, String after, String lock) {
        String key = "cast(" + column.rowColumn() + " as text) collate \"C\"";
        String plain = column.plainColumn().orElse("cast(null as bigint)");
        return handle.createQuery("select " + key + " as row, " + column.sealedColumn() + " as sealed, " + plain
                        + " as plain from " + column.table() + " where " + condition + " and " + key
                        + " > :after order by " + key + " limit :limit" + lock)
                .bind("after", after)
                .bind("limit", PAGE_ROWS)
                .map((rows, context) ->
                        new Row(rows.getString("row"), rows.getBytes("sealed"), rows.getObject("plain", Long.class)))
                .list();
    }

    void write(Handle handle, List<String> rows, List<byte[]> sealed) {
        String emptied =
                column.plainColumn().map(name -> ", " + name + " = null").orElse("");
        handle.createUpdate("update " + column.table() + " t set " + column.sealedColumn() + " = x.sealed" + emptied
                        + " from unnest(cast(:rows as text[]), cast(:sealed as bytea[])) as x(row, sealed) where cast(t."
                        + column.rowColumn() + " as text) collate \"C\" = x.row")
                .bindArray("rows", String.class, rows)
                .bindArray("sealed", byte[].class, sealed)
                .execute();
    }
}
