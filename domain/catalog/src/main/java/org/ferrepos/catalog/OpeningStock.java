package org.ferrepos.catalog;

import java.util.List;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/** Books the stock that an import brings for new products; the stock area does it in the import's transaction. */
public interface OpeningStock {
    void receive(Handle handle, Caller caller, List<OpeningStockLine> lines);
}
