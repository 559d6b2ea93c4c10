package org.ferrepos.stock.transfer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/** A transfer as it stands now; {@code closedAt} is when it was received or cancelled. */
@Schema(name = "Transfer")
public record TransferView(
        UUID id,
        String from,
        String to,
        TransferStatus status,
        List<Line> items,
        @Nullable String reason,
        @Nullable String shortageReason,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant closedAt) {
    public TransferView {
        items = List.copyOf(items);
    }

    /** A product of the transfer; what arrived and what was lost are known once it was received. */
    @Schema(name = "TransferLine")
    public record Line(
            String sku,
            Quantity quantity,
            @Nullable Quantity received,
            @Nullable Quantity shortage) {}
}
