package org.ferrepos.catalog;

/** The categories of tax that have a meaning of their own, and the shorthand that only knows these two. */
public final class TaxCategory {
    public static final String STANDARD = "standard";
    public static final String EXEMPT = "exempt";

    public static final String AFFECTED = "affected";

    private TaxCategory() {}

    /** {@code exempt}, or {@code affected} for every other category. */
    public static String shorthand(String category) {
        return category.equals(EXEMPT) ? EXEMPT : AFFECTED;
    }

    /** The category that the shorthand stands for. */
    public static String ofShorthand(String shorthand) {
        return shorthand.equals(EXEMPT) ? EXEMPT : STANDARD;
    }
}
