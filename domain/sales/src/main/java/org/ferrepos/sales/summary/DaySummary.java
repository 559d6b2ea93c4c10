package org.ferrepos.sales.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * A business day in figures; amounts are whole minor units of the currency, with tax unless said otherwise.
 *
 * @param branch null for the whole chain
 * @param readAt when it was added up: it holds every sale made until then, and an answer that is given again keeps it
 * @param lastWeek the same figures of the same weekday before
 * @param byHour hours of the branches' own clocks in which something was sold on either day
 * @param byPayment what was paid, cash without the change given
 * @param bestSellers at most ten, by their totals
 * @param byBranch branches that are active or sold something, highest total first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "DaySummary")
public record DaySummary(
        LocalDate date,
        @Nullable String branch,
        Currency currency,
        OffsetDateTime readAt,
        Figures sales,
        Figures lastWeek,
        Margin margin,
        List<Hour> byHour,
        List<Payment> byPayment,
        List<BestSeller> bestSellers,
        List<BranchTotal> byBranch) {

    public DaySummary {
        byHour = List.copyOf(byHour);
        byPayment = List.copyOf(byPayment);
        bestSellers = List.copyOf(bestSellers);
        byBranch = List.copyOf(byBranch);
    }

    /**
     * What was sold on a day. Voided sales count as none, whenever they were voided; returns are not taken off.
     *
     * @param average total by sale, rounded half up; zero without sales
     * @param voidedCount sales of the day that were voided
     * @param returnsTotal worth of what came back on the day, of sales that stand, whenever they were made
     */
    @Schema(name = "DayFigures")
    public record Figures(long count, long total, Quantity units, long average, long voidedCount, long returnsTotal) {}

    /**
     * What was earned with the sales of the day, as far as it is known what they cost.
     *
     * @param netSales without tax
     * @param cost purchase cost of what was sold, as it was known in this currency when it was sold
     * @param margin the net sales with a known cost, less that cost
     * @param percent of the net sales with a known cost, one decimal; null where there are none
     * @param costUnknown the net sales without a known cost, to the rounding of their tax; all of them where none is known
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DayMargin")
    public record Margin(
            long netSales, long cost, long margin, @Nullable BigDecimal percent, long costUnknown) {}

    /** An hour of the day, 0 to 23. */
    @Schema(name = "DayHour")
    public record Hour(int hour, long total, long count, long lastWeekTotal) {}

    /** What came in by one method. */
    @Schema(name = "DayPayment")
    public record Payment(PaymentMethod method, long amount) {}

    /** A product that sold well. */
    @Schema(name = "DayBestSeller")
    public record BestSeller(String sku, String name, Quantity units, long total) {}

    /** What one branch sold. */
    @Schema(name = "DayBranchTotal")
    public record BranchTotal(String branch, long total, long count) {}
}
