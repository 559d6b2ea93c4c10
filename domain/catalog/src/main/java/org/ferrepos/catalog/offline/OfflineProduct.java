package org.ferrepos.catalog.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A product as a till keeps it.
 *
 * @param price the price now: the branch's own, otherwise the general one; null when none is valid
 * @param upcoming what the price becomes, in the order of time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "OfflineProduct")
public record OfflineProduct(
        String sku,
        String name,
        List<String> barcodes,
        @Nullable String category,
        @Nullable String brand,
        String unit,
        String tax,
        String taxCategory,
        @Nullable Long price,
        Currency currency,
        boolean active,
        List<UpcomingPrice> upcoming) {

    public OfflineProduct {
        barcodes = List.copyOf(barcodes);
        upcoming = List.copyOf(upcoming);
    }

    /** The price from a moment ahead on. */
    @Schema(name = "UpcomingPrice")
    public record UpcomingPrice(long amount, OffsetDateTime validFrom) {}
}
