package org.ferrepos.catalog.consultation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told of a product.
 *
 * @param price the price at the branch; null when none is valid there now
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "PriceCheck")
public record PriceCheck(
        String sku,
        String name,
        @Nullable String brand,
        String unit,
        @Nullable Long price,
        Currency currency,
        String branch,
        OffsetDateTime checkedAt) {}
