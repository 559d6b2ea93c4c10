package org.ferrepos.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.area.SealedColumn;
import org.ferrepos.platform.crypto.AccessLog;
import org.ferrepos.platform.crypto.FieldCipher;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens what only some may know of products: what they cost and what their suppliers suggest to sell them at.
 * Sees to it that every use is in the access log.
 */
@Singleton
public final class Costs {
    private final FieldCipher cipher;
    private final AccessLog log;

    @Inject
    public Costs(FieldCipher cipher, AccessLog log) {
        this.cipher = cipher;
        this.log = log;
    }

    /** What is sealed, each in a column of its own. */
    public enum Field {
        COST("cost"),
        SUGGESTED_PRICE("suggested_price");

        private final String name;

        Field(String name) {
            this.name = name;
        }

        private String path() {
            return "catalog.product." + name;
        }

        /** Costs were there before anything was sealed. */
        private SealedColumn column() {
            Optional<String> plain = this == COST ? Optional.of(name) : Optional.empty();
            return new SealedColumn(path(), "catalog.product", "sku", name + "_sealed", plain);
        }
    }

    /** Where they are, so that keys can be changed. */
    public static List<SealedColumn> columns() {
        return Arrays.stream(Field.values()).map(Field::column).toList();
    }

    public byte[] seal(Field field, String sku, long amount) {
        return cipher.sealLong(field.path(), sku, amount);
    }

    /** Opens one value; the use is to be noted once for all of its values. A product without one has zero. */
    public long open(Field field, String sku, byte @Nullable [] sealed) {
        return sealed == null ? 0 : cipher.openLong(field.path(), sku, sealed);
    }

    /** How many values of each field a use opened, and what for. */
    public record Opened(String purpose, long costs, long suggestedPrices) {}

    /** Notes that somebody had values opened, in the transaction of the use. */
    public void noteUse(Handle handle, Caller caller, Opened opened) {
        log.record(handle, caller, use(Field.COST, opened.purpose), opened.costs);
        log.record(handle, caller, use(Field.SUGGESTED_PRICE, opened.purpose), opened.suggestedPrices);
    }

    /** Notes that the program opened costs for itself. */
    void noteOwnUse(String purpose, long costs) {
        log.add(use(Field.COST, purpose), costs);
    }

    private static AccessLog.Use use(Field field, String purpose) {
        return new AccessLog.Use(field.path(), purpose);
    }
}
