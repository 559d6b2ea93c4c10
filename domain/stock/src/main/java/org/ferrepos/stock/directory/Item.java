package org.ferrepos.stock.directory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Quantity;

/** A product and how much of it, in requests and answers. */
@Schema(name = "StockQuantity")
public record Item(
        @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String sku,

        @NotNull Quantity quantity) {}
