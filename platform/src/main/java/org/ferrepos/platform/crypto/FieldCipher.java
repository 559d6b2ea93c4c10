package org.ferrepos.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Seals and opens single values.
 *
 * <p>A sealed value is one byte of format, four of the data key's number, twelve of nonce, the encrypted value and
 * sixteen of tag. Its field ({@code catalog.product.cost}) and its row are bound in: a value copied to another row does
 * not open there. Who opens values of people or of the business says so in the {@link AccessLog}.
 */
public final class FieldCipher {
    static final byte FORMAT = 1;
    static final int HEADER_BYTES = 1 + Integer.BYTES;

    private final KeyRing keys;

    public FieldCipher(KeyRing keys) {
        this.keys = keys;
    }

    public byte[] seal(String field, String row, byte[] plain) {
        DataKey key = keys.active();
        byte[] encrypted = Aead.encrypt(key.key(), plain, context(field, row));
        return ByteBuffer.allocate(HEADER_BYTES + encrypted.length)
                .put(FORMAT)
                .putInt(key.id())
                .put(encrypted)
                .array();
    }

    public byte[] sealLong(String field, String row, long plain) {
        return seal(field, row, ByteBuffer.allocate(Long.BYTES).putLong(plain).array());
    }

    public byte[] sealText(String field, String row, String plain) {
        return seal(field, row, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws {@link SealBrokenException} when the value was not sealed for this field and row, or was changed. */
    public byte[] open(String field, String row, byte[] sealed) {
        return tryOpen(field, row, sealed).orElseThrow(() -> new SealBrokenException(field, row));
    }

    public long openLong(String field, String row, byte[] sealed) {
        byte[] plain = open(field, row, sealed);
        if (plain.length != Long.BYTES) {
            throw new SealBrokenException(field, row);
        }
        return ByteBuffer.wrap(plain).getLong();
    }

    public String openText(String field, String row, byte[] sealed) {
        return new String(open(field, row, sealed), StandardCharsets.UTF_8);
    }

    Optional<byte[]> tryOpen(String field, String row, byte[] sealed) {
        if (sealed.length < HEADER_BYTES || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        return keys.find(keyId(sealed))
                .flatMap(key -> Aead.decrypt(key.key(), sealed, HEADER_BYTES, context(field, row)));
    }

    static int keyId(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }

    private static byte[] context(String field, String row) {
        return (field + '\0' + row).getBytes(StandardCharsets.UTF_8);
    }
}
