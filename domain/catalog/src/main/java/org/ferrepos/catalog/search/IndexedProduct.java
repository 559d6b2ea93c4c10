package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ferrepos.catalog.text.SearchDocument;
import org.ferrepos.catalog.text.Stems;
import org.ferrepos.catalog.text.Words;

/**
 * What the index in memory keeps of a product.
 *
 * @param terms the stems with the best field that has them; roots and the head of the name are marked
 * @param words the words that a misspelt word may be corrected to
 * @param codes SKU and barcodes in lower case, one a line, the SKU first
 */
record IndexedProduct(
        long id, boolean active, Map<String, Integer> terms, List<String> words, int nameLength, String codes) {
    static final int NAME = 0;
    static final int MAKER = 1;
    static final int CATEGORY = 2;
    static final int DESCRIPTION = 3;
    static final String ROOT = String.valueOf(SearchDocument.ROOT);
    static final String HEAD = String.valueOf(SearchDocument.HEAD);

    private static final int MAX_DESCRIPTION_WORDS = 120;

    static IndexedProduct of(long id, boolean active, Candidate.Texts texts, List<String> barcodes) {
        Map<String, Integer> terms = new LinkedHashMap<>();
        List<String> name = Words.meaningful(texts.name());
        name.forEach(word -> terms.put(Stems.stem(word), NAME));
        int nameLength = terms.size();
        name.forEach(word -> terms.put(ROOT + Stems.root(Stems.stem(word)), NAME));
        if (!name.isEmpty()) {
            String head = Stems.stem(name.getFirst());
            terms.put(HEAD + head, NAME);
            terms.put(HEAD + ROOT + Stems.root(head), NAME);
        }
        List<String> brand = Words.of(Objects.requireNonNullElse(texts.brand(), ""));
        List<String> category = Words.meaningful(Objects.requireNonNullElse(texts.category(), ""));
        add(brand, MAKER, terms);
        add(Words.of(texts.sku()), MAKER, terms);
        add(category, CATEGORY, terms);
        List<String> description = Words.meaningful(texts.description());
        add(description.subList(0, Math.min(MAX_DESCRIPTION_WORDS, description.size())), DESCRIPTION, terms);
        List<String> words = new ArrayList<>(name);
        words.addAll(brand);
        words.addAll(category);
        words.removeIf(word -> Words.isNumber(word) || word.length() < 3);
        String codes = texts.sku() + (barcodes.isEmpty() ? "" : "\n" + String.join("\n", barcodes));
        return new IndexedProduct(id, active, terms, words, nameLength, codes.toLowerCase(Locale.ROOT));
    }

    /** Equal for equal contents, so that a change of the price alone needs no new entry. */
    long signature() {
        return ((long) terms.hashCode() << 32) ^ (codes.hashCode() & 0xffff_ffffL) ^ ((long) words.hashCode() << 16);
    }

    private static void add(List<String> words, int field, Map<String, Integer> terms) {
        words.forEach(word -> terms.putIfAbsent(Stems.stem(word), field));
    }
}
