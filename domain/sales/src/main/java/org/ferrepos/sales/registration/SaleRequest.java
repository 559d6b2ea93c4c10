package org.ferrepos.sales.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.identity.Credentials;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** A sale as a till sends it. */
public record SaleRequest(
        @Nullable UUID id,
        @NotBlank @Size(max = 20) String branch,
        @NotBlank @Size(max = 20) String register,
        @Nullable OffsetDateTime soldAt,
        @Valid @Nullable Customer customer,
        @NotEmpty @Size(max = MAX_ROWS) List<@Valid @NotNull Item> items,
        @NotNull @Size(max = 20) List<@Valid @NotNull Payment> payments,
        @Valid @Nullable Credentials authorization) {

    /** More than a body can hold: too many lines are refused by the rule of business, however many they are. */
    static final int MAX_ROWS = 50_000;

    static final String NO_CONTROL_CHARACTERS = "[^\\p{Cntrl}]*";

    /** Who buys, where the buyer wants to be named. */
    @Schema(name = "SaleRequestCustomer")
    public record Customer(
            @NotBlank @Size(max = 20) String taxId,

            @Nullable @Size(max = 100) @Pattern(regexp = NO_CONTROL_CHARACTERS, message = "field.controls")
            String name) {}

    /** One line of the sale. */
    @Schema(name = "SaleRequestItem")
    public record Item(
            @NotBlank @Size(max = 40) String sku,
            @NotNull Quantity quantity,
            @Valid @Nullable Discount discount) {}

    /** A reduction of one line: a share or an amount, never both. */
    @Schema(name = "SaleRequestDiscount")
    public record Discount(
            @Nullable @DecimalMin("0") @Digits(integer = 9, fraction = 2)
            BigDecimal percent,

            @Nullable @Min(0) @Max(Amounts.MAX_AMOUNT) Long amount) {}

    /** Money handed over. */
    @Schema(name = "SaleRequestPayment")
    public record Payment(
            @NotNull PaymentMethod method,
            @Min(1) @Max(Amounts.MAX_AMOUNT) long amount,

            @Nullable @Size(max = 64) @Pattern(regexp = NO_CONTROL_CHARACTERS, message = "field.controls")
            String reference) {}
}
