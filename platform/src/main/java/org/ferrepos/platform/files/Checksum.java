package org.ferrepos.platform.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The SHA-256 of content, as 64 hexadecimal digits. */
record Checksum(String hex) {
    private static final int HEX_DIGITS = 64;
    private static final int BUFFER_BYTES = 64 * 1024;

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Checksum of(MessageDigest finished) {
        return new Checksum(HexFormat.of().formatHex(finished.digest()));
    }

    /** Reads from the present position to the end. */
    static Checksum of(ReadableByteChannel content) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (content.read(buffer.clear()) >= 0) {
            digest.update(buffer.flip());
        }
        return of(digest);
    }

    static Checksum stored(byte[] digest) {
        return new Checksum(HexFormat.of().formatHex(digest));
    }

    /** The checksum a name in the store stands for; files of others are left alone. */
    static Optional<Checksum> named(String name) {
        boolean fits = name.length() == HEX_DIGITS
                && name.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return fits ? Optional.of(new Checksum(name)) : Optional.empty();
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
