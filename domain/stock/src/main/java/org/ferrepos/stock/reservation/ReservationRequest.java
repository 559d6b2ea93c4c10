package org.ferrepos.stock.reservation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.ferrepos.stock.directory.Item;
import org.jspecify.annotations.Nullable;

/** Goods to be set aside; without {@code minutes}, for as long as is configured. */
public record ReservationRequest(
        @NotNull UUID id,

        @NotNull @Size(min = 1, max = 32) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String branch,

        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items,
        @Nullable @Min(1) @Max(1440) Integer minutes) {}
