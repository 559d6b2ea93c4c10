package org.ferrepos.platform.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bounds of registering sales: the group-commit writer, and what a sale may hold. Money is in minor units. */
public record SalesSettings(
        int writers,
        int batchSize,
        int queueCapacity,
        Duration requestTimeout,
        long cashLimit,
        int maxItems,
        int maxDiscountPercent,
        Map<String, Integer> discountLimits,
        boolean returnsNeedSupervisor) {

    /** The roles that may be given a limit. */
    static final List<String> ROLES = List.of(
            "admin",
            "supervisor",
            "cajero",
            "vendedor",
            "despacho",
            "deposito",
            "negocio",
            "operador_etiquetas",
            "analista",
            "ml_service",
            "terminal");

    private static final String LIMITS = "ferrepos.sales.discount_limits.";

    public SalesSettings {
        discountLimits = Map.copyOf(discountLimits);
    }

    static SalesSettings read(MergedSettings reader) {
        return new SalesSettings(
                reader.integer("ferrepos.sales.writers", 1, 8),
                reader.integer("ferrepos.sales.batch_size", 1, 256),
                reader.integer("ferrepos.sales.queue_capacity", 1, 1_000_000),
                reader.duration("ferrepos.sales.request_timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
                reader.number("ferrepos.sales.cash_limit", 0, 1_000_000_000_000L),
                reader.integer("ferrepos.sales.max_items", 1, 1_000),
                reader.integer("ferrepos.sales.max_discount_percent", 0, 100),
                discountLimits(reader),
                reader.flag("ferrepos.sales.returns_need_supervisor"));
    }

    private static Map<String, Integer> discountLimits(MergedSettings reader) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        for (String role : ROLES) {
            reader.optionalNumber(LIMITS + role, 0, 100)
                    .ifPresent(percent -> limits.put(role, Math.toIntExact(percent)));
        }
        return limits;
    }
}
