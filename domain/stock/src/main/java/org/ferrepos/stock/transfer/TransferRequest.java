package org.ferrepos.stock.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.ferrepos.stock.directory.Item;
import org.jspecify.annotations.Nullable;

/** Goods to go from one branch to another. */
public record TransferRequest(
        @NotNull UUID id,

        @NotNull @Size(min = 1, max = 32) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String from,

        @NotNull @Size(min = 1, max = 32) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String to,

        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Item> items,

        @Nullable @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String reason) {}
