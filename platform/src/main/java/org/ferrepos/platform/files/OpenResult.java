package org.ferrepos.platform.files;

import java.io.InputStream;

/** What became of a file that was to be read. */
public sealed interface OpenResult {

    /** Its content, compared with the checksum already; the reader closes it. */
    record Opened(StoredFile file, InputStream content) implements OpenResult {}

    /** There is none of this id: it never was, was deleted, or its time is over. */
    record Unknown() implements OpenResult {}

    /** The content is gone, cut off or changed; never handed out. */
    record Damaged(StoredFile file, String reason) implements OpenResult {}

    /** The directory or bucket does not work now; the reason is for the log and the operator. */
    record Unavailable(StoredFile file, String reason) implements OpenResult {}
}
