package org.ferrepos.platform.ids;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A digest of what a request asked for; tells a repeated request from another one under the same id. */
public final class ContentHash {
    private final byte[] digest;

    private ContentHash(byte[] digest) {
        this.digest = digest;
    }

    public static ContentHash of(CharSequence content) {
        try {
            return new ContentHash(MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The hash of parts in their order, each with its length, so that no two lists look alike. What is stored was made by
     * this: neither the form nor the text of a part may change.
     */
    public static ContentHash ofParts(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String value = part == null ? "" : part.toString();
            text.append(part == null ? -1 : value.length()).append(':').append(value);
        }
        return of(text);
    }

    /** A hash read back from the database. */
    public static ContentHash stored(byte[] digest) {
        return new ContentHash(digest.clone());
    }

    public byte[] bytes() {
        return digest.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash hash && Arrays.equals(digest, hash.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
