package org.ferrepos.identity;

/**
 * A till of a branch; documents are numbered per register.
 *
 * @param paperWidth the width of its printer's paper in millimetres: 58 or 80
 */
public record Register(int id, String code, Branch branch, boolean active, int paperWidth) {
    /** What a register has that nobody said otherwise of. */
    public static final int DEFAULT_PAPER_WIDTH = 80;
}
