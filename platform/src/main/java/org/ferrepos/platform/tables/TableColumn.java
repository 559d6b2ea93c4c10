package org.ferrepos.platform.tables;

/**
 * A column: its heading, the kind of its cells and whether they are added up.
 *
 * @param width in characters, a hint for spreadsheets and paper
 */
public record TableColumn(String title, Kind kind, int width, boolean totalled) {

    /** What the cells of a column say; a cell may always be empty. */
    public enum Kind {
        TEXT(false, 28),
        CODE(false, 18),
        MONEY(true, 14),
        NUMBER(true, 11),
        PERCENT(true, 9),
        DATE(false, 12),
        MOMENT(false, 20),
        FLAG(false, 8);

        private final boolean rightAligned;
        private final int usualWidth;

        Kind(boolean rightAligned, int usualWidth) {
            this.rightAligned = rightAligned;
            this.usualWidth = usualWidth;
        }

        boolean rightAligned() {
            return rightAligned;
        }

        boolean takes(Cell cell) {
            return switch (cell) {
                case Cell.Empty _ -> true;
                case Cell.Text _ -> this == TEXT;
                case Cell.Code _ -> this == CODE;
                case Cell.Money _ -> this == MONEY;
                case Cell.Figure _ -> this == NUMBER;
                case Cell.Percent _ -> this == PERCENT;
                case Cell.Date _ -> this == DATE;
                case Cell.Moment _ -> this == MOMENT;
                case Cell.Flag _ -> this == FLAG;
            };
        }
    }

    public TableColumn {
        if (totalled && kind != Kind.MONEY && kind != Kind.NUMBER) {
            throw new IllegalArgumentException("only money and numbers are added up, not " + kind);
        }
    }

    public static TableColumn of(String title, Kind kind) {
        return new TableColumn(title, kind, Math.max(kind.usualWidth, title.length() + 2), false);
    }

    /** The same column with its total under it. */
    public TableColumn withTotal() {
        return new TableColumn(title, kind, width, true);
    }
}
