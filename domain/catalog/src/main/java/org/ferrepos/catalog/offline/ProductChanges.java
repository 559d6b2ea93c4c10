package org.ferrepos.catalog.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of what changed.
 *
 * @param next what to ask with at once because more is waiting; null when all was told
 * @param cursor what to ask with next time, also when nothing was told
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ProductChanges")
public record ProductChanges(
        List<OfflineProduct> items, @Nullable String next, String cursor) {
    public ProductChanges {
        items = List.copyOf(items);
    }
}
