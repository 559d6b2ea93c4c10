package org.ferrepos.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that wraps data keys.
 *
 * @param id tells keys apart without telling anything of the key: the start of a hash
 */
public record MasterKey(String id, SecretKey key) {
    static final int BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final byte[] ID_PREFIX = "ferrepos master key id".getBytes(StandardCharsets.US_ASCII);

    /** Reads 64 hexadecimal digits. */
    public static MasterKey ofHex(String digits) {
        return of(HexFormat.of().parseHex(digits));
    }

    static MasterKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes, not " + bytes.length);
        }
        return new MasterKey(idOf(bytes), new SecretKeySpec(bytes, "AES"));
    }

    private static String idOf(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ID_PREFIX);
            return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey " + id;
    }
}
