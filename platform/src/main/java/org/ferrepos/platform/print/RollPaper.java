package org.ferrepos.platform.print;

import java.util.Arrays;
import java.util.Optional;

/** The rolls that receipt printers take, with what printers can use of them. */
public enum RollPaper {
    MM_58(58, 5, 32, 384),
    /** Counts 512 dots, as narrow printers of this width have; most have 576. */
    MM_80(80, 4, 48, 512);

    private static final float POINTS_PER_MILLIMETRE = 72f / 25.4f;

    private final int widthMillimetres;
    private final int marginMillimetres;
    private final int columns;
    private final int dots;

    RollPaper(int widthMillimetres, int marginMillimetres, int columns, int dots) {
        this.widthMillimetres = widthMillimetres;
        this.marginMillimetres = marginMillimetres;
        this.columns = columns;
        this.dots = dots;
    }

    /** The paper of a width, if it is one that printers take. */
    public static Optional<RollPaper> ofMillimetres(int width) {
        return Arrays.stream(values())
                .filter(paper -> paper.widthMillimetres == width)
                .findFirst();
    }

    /** The paper whose width in millimetres a text gives. */
    public static Optional<RollPaper> parse(String width) {
        return Arrays.stream(values())
                .filter(paper -> Integer.toString(paper.widthMillimetres).equals(width))
                .findFirst();
    }

    public int widthMillimetres() {
        return widthMillimetres;
    }

    /** What printers leave blank at each side. */
    public int marginMillimetres() {
        return marginMillimetres;
    }

    /** The columns of font A. */
    public TextColumns columns() {
        return new TextColumns(columns);
    }

    /** The dots in a row of a printer of 203 dpi. */
    public int dots() {
        return dots;
    }

    public float widthPoints() {
        return widthMillimetres * POINTS_PER_MILLIMETRE;
    }

    public float marginPoints() {
        return marginMillimetres * POINTS_PER_MILLIMETRE;
    }

    /** The width between the margins. */
    public float innerWidthPoints() {
        return widthPoints() - 2 * marginPoints();
    }
}
