package org.ferrepos.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that seals values; kept in the database wrapped with the master key. */
record DataKey(int id, SecretKey key, Instant createdAt) {

    static DataKey fresh(int id, Instant now) {
        return new DataKey(id, secretKey(Aead.randomBytes(MasterKey.BYTES)), now);
    }

    byte[] wrappedWith(MasterKey master) {
        return Aead.encrypt(master.key(), key.getEncoded(), context(id));
    }

    /** Empty when another master key wrapped it, or it was damaged. */
    static Optional<DataKey> unwrap(int id, byte[] wrapped, Instant createdAt, MasterKey master) {
        return Aead.decrypt(master.key(), wrapped, 0, context(id))
                .map(bytes -> new DataKey(id, secretKey(bytes), createdAt));
    }

    private static SecretKey secretKey(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] context(int id) {
        return ("ferrepos data key " + id).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "DataKey " + id;
    }
}
