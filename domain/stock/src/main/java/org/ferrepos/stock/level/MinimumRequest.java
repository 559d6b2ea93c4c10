package org.ferrepos.stock.level;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.ferrepos.platform.money.Quantity;

/** The level of a product at a branch that is to be called critical from now on; zero for none. */
public record MinimumRequest(
        @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String sku,

        @NotNull @Size(min = 1, max = 32) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String branch,

        @NotNull Quantity minimum) {}
