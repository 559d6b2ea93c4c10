package org.ferrepos.platform.crypto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.ferrepos.platform.area.SealedColumn;
import org.ferrepos.platform.db.Database;
import org.jdbi.v3.core.Handle;

/**
 * Seals every value anew with a new data key, in small transactions while the shop sells. Broken off, it goes on where
 * it stopped: what the newest key seals is left alone, and a new key is made only when nothing is left to do.
 */
public final class KeyRotation {
    private final Database database;
    private final KeyRing keys;
    private final FieldCipher cipher;
    private final List<SealedColumn> columns;

    public KeyRotation(Database database, KeyRing keys, List<SealedColumn> columns) {
        this.database = database;
        this.keys = keys;
        this.cipher = new FieldCipher(keys);
        this.columns = List.copyOf(columns);
    }

    /** How many values there are, sealed with whatever key. */
    public long values() {
        return database.read(handle -> columns.stream()
                .mapToLong(column -> new SealedRows(column).count(handle))
                .sum());
    }

    /**
     * Changes the key and tells, again and again, how many values have been looked at.
     *
     * @return how many were sealed anew
     */
    public long rotate(LongConsumer progress) {
        keys.refresh();
        if (!isUnfinished()) {
            keys.addKey();
        }
        long seen = 0;
        long resealed = 0;
        for (SealedColumn column : columns) {
            String after = "";
            for (Optional<Page> page = reseal(column, after); page.isPresent(); page = reseal(column, after)) {
                after = page.get().last;
                seen += page.get().seen;
                resealed += page.get().resealed;
                progress.accept(seen);
            }
        }
        // A process that had not heard of the new key may have sealed with the old one meanwhile: it stays usable, and
        // the next rotation finds what it sealed.
        if (!isUnfinished()) {
            keys.retireAllButActive();
        }
        return resealed;
    }

    /** Opens every value with its key and tells those that do not open. */
    public Check check() {
        long opened = 0;
        List<String> broken = new ArrayList<>();
        for (SealedColumn column : columns) {
            String after = "";
            List<SealedRows.Row> rows = page(column, after);
            while (!rows.isEmpty()) {
                for (SealedRows.Row row : rows) {
                    if (cipher.tryOpen(column.field(), row.row(), sealed(row)).isPresent()) {
                        opened++;
                    } else {
                        broken.add(column.field() + " " + row.row());
                    }
                }
                after = rows.getLast().row();
                rows = page(column, after);
            }
        }
        return new Check(opened, List.copyOf(broken));
    }

    /**
     * What a check found.
     *
     * @param broken field and row of each value that does not open
     */
    public record Check(long opened, List<String> broken) {}

    /** Seals what older versions left plain; returns how many values there were. */
    public long sealPlainValues() {
        long sealed = 0;
        for (SealedColumn column : columns) {
            if (column.plainColumn().isPresent()) {
                int rows = sealPlainPage(column);
                long ofColumn = rows;
                while (rows > 0) {
                    rows = sealPlainPage(column);
                    ofColumn += rows;
                }
                if (ofColumn > 0) {
                    rewriteTable(column);
                }
                sealed += ofColumn;
            }
        }
        return sealed;
    }

    private record Page(String last, int seen, int resealed) {}

    private Optional<Page> reseal(SealedColumn column, String after) {
        return database.inTransaction(handle -> {
            SealedRows rows = new SealedRows(column);
            List<SealedRows.Row> page = rows.lockedPage(handle, after);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            List<SealedRows.Row> stale = page.stream()
                    .filter(row -> FieldCipher.keyId(sealed(row)) != keys.activeKeyId())
                    .toList();
            write(handle, column, stale, row -> cipher.open(column.field(), row.row(), sealed(row)));
            return Optional.of(new Page(page.getLast().row(), page.size(), stale.size()));
        });
    }

    private int sealPlainPage(SealedColumn column) {
        return database.inTransaction(handle -> {
            List<SealedRows.Row> page = new SealedRows(column).plainPage(handle);
            if (!page.isEmpty()) {
                write(
                        handle,
                        column,
                        page,
                        row -> ByteBuffer.allocate(Long.BYTES)
                                .putLong(Objects.requireNonNull(row.plain()))
                                .array());
            }
            return page.size();
        });
    }

    private void write(
            Handle handle, SealedColumn column, List<SealedRows.Row> rows, Function<SealedRows.Row, byte[]> plain) {
        if (!rows.isEmpty()) {
            new SealedRows(column)
                    .write(
                            handle,
                            rows.stream().map(SealedRows.Row::row).toList(),
                            rows.stream()
                                    .map(row -> cipher.seal(column.field(), row.row(), plain.apply(row)))
                                    .toList());
        }
    }

    /** The old versions of the rows still hold the plain values: only a table written anew is without them. */
    private void rewriteTable(SealedColumn column) {
        database.read(handle -> handle.execute("vacuum full " + column.table()));
    }

    private List<SealedRows.Row> page(SealedColumn column, String after) {
        return database.read(handle -> new SealedRows(column).page(handle, after));
    }

    private boolean isUnfinished() {
        return columns.stream().anyMatch(this::hasOlderKeys);
    }

    private boolean hasOlderKeys(SealedColumn column) {
        // The number of the key stands in the four bytes behind the first.
        byte[] header = ByteBuffer.allocate(FieldCipher.HEADER_BYTES)
                .put(FieldCipher.FORMAT)
                .putInt(keys.activeKeyId())
                .array();
        return database.read(handle -> handle.createQuery("select exists (select from " + column.table() + " where "
                        + column.sealedColumn() + " is not null and substring(" + column.sealedColumn()
                        + " from 1 for :bytes) <> :header)")
                .bind("bytes", FieldCipher.HEADER_BYTES)
                .bind("header", header)
                .mapTo(Boolean.class)
                .one());
    }

    private static byte[] sealed(SealedRows.Row row) {
        return Objects.requireNonNull(row.sealed());
    }
}
