package org.ferrepos.platform.tables;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.ferrepos.platform.http.Page;
import org.jspecify.annotations.Nullable;

/** Walks a list page by page, as a client would, to its end. */
public final class ListPages {
    /** As many rows as the widest page a client may ask for. */
    public static final int LIMIT = 500;

    /** The same, as a request writes it. */
    public static final String LIMIT_TEXT = Integer.toString(LIMIT);

    private ListPages() {}

    /** Pushes every item of a list that is asked for by its cursor, beginning without one. */
    public static <T> void each(Function<@Nullable String, Page<T>> list, Function<T, List<Cell>> row, RowSink sink)
            throws IOException {
        String after = null;
        do {
            Page<T> page = list.apply(after);
            for (T item : page.items()) {
                sink.row(row.apply(item));
            }
            after = page.next();
        } while (after != null);
    }
}
