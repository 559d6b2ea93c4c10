package org.ferrepos.sales.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.sales.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** What clients are told about tills; amounts are whole minor units. */
public final class TillViews {
    private TillViews() {}

    /** Sales booked in a session that were sold before its opening; those voided since count as well. */
    @Schema(name = "TillBackdatedSales")
    public record BackdatedSales(long count, long total) {}

    /**
     * From the opening of a till to its closing.
     *
     * @param backdated absent where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TillSession")
    public record Session(
            UUID id,
            String register,
            String branch,
            String currency,
            long openingFloat,
            LocalDate businessDate,
            UUID openedBy,
            OffsetDateTime openedAt,
            String status,
            @Nullable OffsetDateTime closedAt,
            @Nullable BackdatedSales backdated) {}

    /**
     * A register at a glance.
     *
     * @param session the open session; absent when the till is closed
     * @param lastClosing absent when the till was never closed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TillState")
    public record State(
            String register,
            String branch,
            boolean open,
            @Nullable OpenSession session,
            @Nullable LastClosing lastClosing) {}

    /** The session that is open at a till. */
    @Schema(name = "TillOpenSession")
    public record OpenSession(UUID id, OffsetDateTime openedAt, UUID openedBy, long openingFloat) {}

    /**
     * How a till was left.
     *
     * @param differenceTotal counted less expected over all payment methods; negative when something was missing
     */
    @Schema(name = "TillLastClosing")
    public record LastClosing(OffsetDateTime closedAt, long differenceTotal) {}

    /** Cash put into or taken out of a till beside sales. */
    @Schema(name = "TillMovement")
    public record Movement(
            UUID id, String register, String kind, long amount, String reason, UUID user, OffsetDateTime movedAt) {}

    /** An amount of one payment method. */
    public record MethodAmount(
            @NotNull PaymentMethod method,
            @Min(0) @Max(Amounts.MAX_AMOUNT) long amount) {}

    /** May be negative: less was counted than expected, or more went out than had come in. */
    public record MethodBalance(PaymentMethod method, long amount) {}

    /** The result of closing a till. */
    @Schema(name = "TillClosing")
    public record Closing(
            Session session,
            List<MethodBalance> expected,
            List<MethodAmount> counted,
            List<MethodBalance> difference) {}
}
