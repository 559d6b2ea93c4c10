package org.ferrepos.catalog.product;

import org.ferrepos.catalog.TaxCategory;
import org.jspecify.annotations.Nullable;

/** What somebody says of a product's tax: its category, the shorthand, both or neither. */
public record StatedTax(
        @Nullable String shorthand, @Nullable String category) {

    public static boolean isShorthand(String text) {
        return text.equals(TaxCategory.AFFECTED) || text.equals(TaxCategory.EXEMPT);
    }

    /** Whether one says exempt and the other does not. */
    public boolean isContradiction() {
        return shorthand != null
                && category != null
                && !TaxCategory.shorthand(category).equals(shorthand);
    }

    /** Whether both say something new of a product and contradict each other. */
    boolean contradicts(String known) {
        return isContradiction()
                && !known.equals(category)
                && !TaxCategory.shorthand(known).equals(shorthand);
    }

    /**
     * The category after this was said of a product with another one. Of two that contradict each other the one counts
     * that says something new: a client that knows the shorthand alone sends the category back as it got it.
     */
    public String over(String known) {
        if (category != null && (!isContradiction() || !category.equals(known))) {
            return category;
        }
        return shorthand == null || shorthand.equals(TaxCategory.shorthand(known))
                ? known
                : TaxCategory.ofShorthand(shorthand);
    }
}
