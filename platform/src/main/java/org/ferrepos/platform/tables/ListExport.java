package org.ferrepos.platform.tables;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Page;
import org.jspecify.annotations.Nullable;

/**
 * A list of which everything that its filter shows is exported.
 *
 * @param name of the file and, with {@code list.} before it, of the message that is the title
 * @param branch what the list was narrowed to, if it was
 * @param rows reads the list in the view it is given; what is kept in memory or is short may be read beside it
 */
public record ListExport(String name, Optional<String> branch, List<Heading> columns, Rows rows) {

    /** A list that is walked as a client would, page by page by its cursor; for what is kept in memory, or is short. */
    public static <T> ListExport walking(
            String name, List<Heading> columns, Function<@Nullable String, Page<T>> list, Function<T, List<Cell>> row) {
        return new ListExport(name, Optional.empty(), columns, (view, sink) -> ListPages.each(list, row, sink));
    }

    /** A column by the name of its message, with {@code column.} before it. */
    public record Heading(String key, TableColumn.Kind kind, boolean totalled) {
        public static Heading of(String key, TableColumn.Kind kind) {
            return new Heading(key, kind, false);
        }
    }

    /** Pushes all rows of one view of the database. */
    @FunctionalInterface
    public interface Rows {
        /**
         * All pages of a list.
         *
         * @param in gives the list in a view
         * @param page reads a page of it by its cursor, none for the first
         */
        static <L, T> Rows paged(
                Function<Database, L> in, BiFunction<L, @Nullable String, Page<T>> page, Function<T, List<Cell>> row) {
            return (view, sink) -> {
                L list = in.apply(view);
                ListPages.each(after -> page.apply(list, after), row, sink);
            };
        }

        void into(Database view, RowSink sink) throws IOException;
    }
}
