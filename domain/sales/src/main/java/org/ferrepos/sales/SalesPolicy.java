package org.ferrepos.sales;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.ferrepos.platform.security.Caller;

/**
 * The limits of a sale, from the configuration.
 *
 * @param discountLimits highest discount in percent by role
 */
public record SalesPolicy(
        int writers,
        int batchSize,
        int queueCapacity,
        Duration requestTimeout,
        long cashLimit,
        int maxItems,
        BigDecimal maxDiscountPercent,
        Map<String, BigDecimal> discountLimits,
        boolean returnsNeedSupervisor) {

    /** IVA in percent; both countries' general rates are fixed by law, Argentina's 21 % follows its own documents. */
    public static final int CHILE_TAX_PERCENT = 19;

    public SalesPolicy {
        discountLimits = Map.copyOf(discountLimits);
    }

    public static SalesPolicy defaults() {
        return new SalesPolicy(
                2,
                128,
                10_000,
                Duration.ofSeconds(5),
                1_000_000,
                100,
                BigDecimal.valueOf(50),
                Map.of(
                        "cajero", BigDecimal.valueOf(10),
                        "vendedor", BigDecimal.valueOf(15),
                        "terminal", BigDecimal.valueOf(10),
                        "supervisor", BigDecimal.valueOf(50),
                        "admin", BigDecimal.valueOf(50)),
                false);
    }

    /** The highest discount a caller may give alone. */
    public BigDecimal discountLimit(Caller caller) {
        return caller.roles().stream()
                .map(role -> discountLimits.getOrDefault(role, BigDecimal.ZERO))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO)
                .min(maxDiscountPercent);
    }
}
