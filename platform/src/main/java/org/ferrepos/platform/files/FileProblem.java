package org.ferrepos.platform.files;

import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemCode;

/** What requests about files are refused with. */
public enum FileProblem implements ProblemCode {
    FILE_LINK_INVALID(403),
    FILE_NOT_FOUND(404),
    FILE_TOO_LARGE(413),
    FILE_CHECKSUM_MISMATCH(422),
    FILE_DAMAGED(500),
    FILE_STORE_FULL(507),
    FILE_STORE_UNAVAILABLE(503);

    private static final int RETRY_AFTER_SECONDS = 30;

    private final int status;

    FileProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /** The refusal of a file that was not kept, as a client is told it. */
    public static Problem of(StoreResult refusal) {
        return switch (refusal) {
            case StoreResult.Stored stored -> throw new IllegalArgumentException("the file was kept");
            case StoreResult.TooLarge large -> Problem.of(FILE_TOO_LARGE, large.maxBytes());
            case StoreResult.ChecksumMismatch mismatch ->
                Problem.of(FILE_CHECKSUM_MISMATCH, mismatch.promised(), mismatch.received());
            case StoreResult.NoSpace full -> Problem.of(FILE_STORE_FULL);
            case StoreResult.Unavailable unavailable ->
                Problem.of(FILE_STORE_UNAVAILABLE).retryAfter(RETRY_AFTER_SECONDS);
        };
    }

    /** The refusal of a file that cannot be handed out. */
    public static Problem of(OpenResult refusal) {
        return switch (refusal) {
            case OpenResult.Opened opened -> throw new IllegalArgumentException("the file was opened");
            case OpenResult.Unknown unknown -> Problem.of(FILE_NOT_FOUND);
            case OpenResult.Damaged damaged ->
                Problem.of(FILE_DAMAGED, damaged.file().id());
            case OpenResult.Unavailable unavailable ->
                Problem.of(FILE_STORE_UNAVAILABLE).retryAfter(RETRY_AFTER_SECONDS);
        };
    }
}
