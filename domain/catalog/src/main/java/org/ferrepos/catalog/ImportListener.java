package org.ferrepos.catalog;

/** Hears how far an import has come; called from the importing thread after each chunk. */
@FunctionalInterface
public interface ImportListener {
    ImportListener NONE = (rows, bytes) -> {};

    void progress(long rowsRead, long bytesRead);
}
