package org.ferrepos.stock.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells whether a request that repeats an id also repeats its content. */
public record ContentHash(String hex) {

    /** The SHA-256 of the parts, each with its length so that no two lists look alike. */
    public static ContentHash of(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String value = part == null ? "" : part.toString();
            text.append(part == null ? -1 : value.length()).append(':').append(value);
        }
        try {
            return ofBytes(
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static ContentHash ofBytes(byte[] bytes) {
        return new ContentHash(HexFormat.of().formatHex(bytes));
    }

    /** As it is stored. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
