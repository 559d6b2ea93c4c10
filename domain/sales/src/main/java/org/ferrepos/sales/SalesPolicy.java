package org.ferrepos.sales;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.ferrepos.platform.area.SettingsReader;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;

/**
 * The limits of a sale, from the configuration.
 *
 * @param discountLimits highest discount in percent by role
 * @param otherRefundNeedsSupervisor whether a return that gives money in another way than it was paid needs one
 * @param backdatedNeedsSupervisor whether a sale from before the opening of its till needs one
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
        boolean returnsNeedSupervisor,
        boolean otherRefundNeedsSupervisor,
        boolean backdatedNeedsSupervisor) {

    public SalesPolicy {
        discountLimits = Map.copyOf(discountLimits);
    }

    static SalesPolicy read(SettingsReader reader) {
        return new SalesPolicy(
                reader.integer("ferrepos.sales.writers", 1, 8),
                reader.integer("ferrepos.sales.batch_size", 1, 256),
                reader.integer("ferrepos.sales.queue_capacity", 1, 1_000_000),
                reader.duration("ferrepos.sales.request_timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
                reader.number("ferrepos.sales.cash_limit", 0, 1_000_000_000_000L),
                reader.integer("ferrepos.sales.max_items", 1, 1_000),
                BigDecimal.valueOf(reader.integer("ferrepos.sales.max_discount_percent", 0, 100)),
                discountLimits(reader),
                reader.flag("ferrepos.sales.returns_need_supervisor"),
                reader.flag("ferrepos.sales.other_refund_needs_supervisor"),
                reader.flag("ferrepos.sales.backdated_needs_supervisor"));
    }

    private static Map<String, BigDecimal> discountLimits(SettingsReader reader) {
        Map<String, BigDecimal> limits = new HashMap<>();
        for (String role : Role.all()) {
            reader.optionalNumber("ferrepos.sales.discount_limits." + role, 0, 100)
                    .ifPresent(percent -> limits.put(role, BigDecimal.valueOf(percent)));
        }
        return limits;
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
                false,
                true,
                false);
    }

    /** The most cash a sale takes, in minor units: the limit is set in whole units of the branch's currency. */
    public long cashLimit(Currency currency) {
        return cashLimit * currency.minorUnits();
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
