package org.ferrepos.platform.files;

/** What became of a file that was to be kept; a refusal leaves nothing behind. */
public sealed interface StoreResult {

    /** It is safe on disk. */
    record Stored(StoredFile file) implements StoreResult {}

    /** More bytes than this kind, or the installation, allows for one file. */
    record TooLarge(long maxBytes) implements StoreResult {}

    /** The content is not what the sender promised: it was changed or cut on its way. */
    record ChecksumMismatch(String promised, String received) implements StoreResult {}

    /** There is no room for it. */
    record NoSpace(Room room) implements StoreResult {}

    /** The directory or bucket does not work now; the reason is for the log and the operator. */
    record Unavailable(String reason) implements StoreResult {}

    /** What there is not enough of. */
    enum Room {
        /** The disk is full, or so full that the reserve for the database would be touched. */
        DISK,
        /** All files together have reached the bytes that are allowed. */
        TOTAL_BYTES,
        /** There are as many files as are allowed. */
        FILES
    }
}
