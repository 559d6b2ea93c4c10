package org.ferrepos.sales.receipt;

/** One row of a receipt in fixed columns and how it stands out. */
record PaperRow(Look look, String text) {

    /** How a row stands out on a printer; plain text shows every look alike. */
    enum Look {
        PLAIN,
        BOLD,
        /** Bold and twice as high, still in all the columns. */
        TALL,
        /** Bold, twice as high and as wide, so in half the columns. */
        LARGE
    }
}
