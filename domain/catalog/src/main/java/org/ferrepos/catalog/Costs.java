package org.ferrepos.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ferrepos.platform.area.SealedColumn;
import org.ferrepos.platform.crypto.AccessLog;
import org.ferrepos.platform.crypto.FieldCipher;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Seals and opens purchase costs of products, and sees to it that every use is in the access log. */
@Singleton
public final class Costs {
    private static final String FIELD = "catalog.product.cost";
    /** Where they are, so that keys can be changed. */
    public static final SealedColumn COLUMN =
            new SealedColumn(FIELD, "catalog.product", "sku", "cost_sealed", Optional.of("cost"));

    private final FieldCipher cipher;
    private final AccessLog log;

    @Inject
    public Costs(FieldCipher cipher, AccessLog log) {
        this.cipher = cipher;
        this.log = log;
    }

    public byte[] seal(String sku, long amount) {
        return cipher.sealLong(FIELD, sku, amount);
    }

    /** Opens one value; the use is to be noted once for all of its values. A product without one has the cost zero. */
    public long open(String sku, byte @Nullable [] sealed) {
        return sealed == null ? 0 : cipher.openLong(FIELD, sku, sealed);
    }

    /** Notes that somebody had values opened, in the transaction of the use. */
    public void noteUse(Handle handle, Caller caller, String purpose, long values) {
        log.record(handle, caller, new AccessLog.Use(FIELD, purpose), values);
    }

    /** Notes that the program opened values for itself. */
    void noteOwnUse(String purpose, long values) {
        log.add(new AccessLog.Use(FIELD, purpose), values);
    }
}
