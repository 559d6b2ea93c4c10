package org.ferrepos.catalog.product;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * The net purchase cost of a product, or the price its supplier suggests: as somebody states it, or sealed as the
 * database keeps it. Written out, as the audit does, it tells only which of the two it is.
 */
public sealed interface SealableAmount {
    SealableAmount NONE = new Stated(0);

    /** What the audit keeps instead of the amount. */
    @JsonValue
    String shown();

    /**
     * An amount in clear.
     *
     * @param amount in minor units; zero when not known
     */
    record Stated(long amount) implements SealableAmount {
        @Override
        public String shown() {
            return "stated";
        }

        @Override
        public String toString() {
            return "Stated";
        }
    }

    /** An amount that nobody has opened. */
    final class Kept implements SealableAmount {
        private final byte[] sealed;

        Kept(byte[] sealed) {
            this.sealed = sealed;
        }

        byte[] sealed() {
            return sealed;
        }

        @Override
        public String shown() {
            return "kept";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Kept kept && Arrays.equals(sealed, kept.sealed);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(sealed);
        }

        @Override
        public String toString() {
            return "Kept";
        }
    }
}
