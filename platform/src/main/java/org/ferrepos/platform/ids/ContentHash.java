package org.ferrepos.platform.ids;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

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
