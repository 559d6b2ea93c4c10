package org.ferrepos.stock.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.ferrepos.stock.directory.Item;
import org.jspecify.annotations.Nullable;

/** What arrived; without items, all that was sent. A product that is not named did not arrive. */
public record ReceptionRequest(
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Valid Item> items,

        @Nullable @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String reason) {
    static final ReceptionRequest COMPLETE = new ReceptionRequest(null, null);
}
