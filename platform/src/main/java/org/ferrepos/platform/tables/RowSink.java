package org.ferrepos.platform.tables;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a table one by one. */
@FunctionalInterface
public interface RowSink {

    /** Takes a row; throws where nobody wants further rows, which ends the reading too. */
    void row(List<Cell> cells) throws IOException;
}
