package org.ferrepos.catalog.synonym;

import java.util.List;

/** Terms of one or more words that a customer may use for the same thing. */
public record SynonymGroup(int id, List<String> terms) {
    public SynonymGroup {
        terms = List.copyOf(terms);
    }
}
