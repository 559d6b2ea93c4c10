package org.ferrepos.catalog.offline;

import java.util.List;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;

/**
 * How far a reader has come.
 *
 * @param since the revision the reader began at; what was inactive then was never told and is not told now
 * @param revision revision of the last product told
 * @param sku SKU of the last product told; empty before the first one of the revision
 */
record Position(long since, long revision, String sku) {
    private static final int PARTS = 3;

    /** Before everything, for a reader that begins at a revision. */
    static Position beginning(long revision) {
        return new Position(revision, 0, "");
    }

    static Position parse(List<String> parts) {
        Position position =
                new Position(Query.cursorNumber(parts.get(0)), Query.cursorNumber(parts.get(1)), parts.get(2));
        if (position.since < 0 || position.revision < 0) {
            throw invalid();
        }
        return position;
    }

    static int parts() {
        return PARTS;
    }

    /**
     * Refuses a position that lies ahead of the catalogue: the database was restored to an earlier state, and a reader
     * that waited for its revision to come again would miss what is different now. It has to begin anew.
     */
    void checkNotAheadOf(long current) {
        if (revision > current + 1 || since > current) {
            throw invalid();
        }
    }

    /** The position when everything up to a revision has been told. */
    Position past(long told) {
        return revision > told ? this : new Position(since, told + 1, "");
    }

    String cursor() {
        return Query.cursor(since, revision, sku);
    }

    private static RuntimeException invalid() {
        return Problem.invalid("after", "field.cursor").toException();
    }
}
