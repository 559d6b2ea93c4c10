package org.ferrepos.catalog.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ferrepos.catalog.text.Stems;
import org.ferrepos.catalog.text.Words;
import org.jspecify.annotations.Nullable;

/** A product that may be the answer, with its texts prepared for scoring. */
final class Candidate {
    private final long id;
    private final String sku;
    private final String description;
    private final String head;
    private final Set<String> name = new HashSet<>();
    private final Set<String> roots = new HashSet<>();
    private final Set<String> category = new HashSet<>();
    private final Set<String> makerAndCode = new HashSet<>();

    Candidate(long id, Texts texts) {
        this.id = id;
        this.sku = texts.sku();
        List<String> words = Words.meaningful(texts.name());
        for (String word : words) {
            String stem = Stems.stem(word);
            name.add(stem);
            roots.add(Stems.root(stem));
        }
        head = words.isEmpty() ? "" : Stems.stem(words.getFirst());
        addStems(texts.category(), category);
        addStems(texts.brand(), makerAndCode);
        addStems(texts.sku(), makerAndCode);
        description = texts.description().isEmpty() ? "" : " " + Words.fold(texts.description());
    }

    /** The texts of a product that are scored. */
    record Texts(
            String sku,
            String name,
            @Nullable String category,
            @Nullable String brand,
            String description) {
        static Texts read(ResultSet rows) throws SQLException {
            return new Texts(
                    rows.getString("sku"),
                    rows.getString("name"),
                    rows.getString("category"),
                    rows.getString("brand"),
                    rows.getString("description"));
        }
    }

    long id() {
        return id;
    }

    String sku() {
        return sku;
    }

    String head() {
        return head;
    }

    int nameLength() {
        return name.size();
    }

    boolean nameHas(String stem) {
        return name.contains(stem);
    }

    boolean nameHasRoot(String root) {
        return roots.contains(root);
    }

    boolean nameHasPrefix(String prefix) {
        return name.stream().anyMatch(stem -> stem.startsWith(prefix));
    }

    boolean makerHas(String stem) {
        return makerAndCode.contains(stem);
    }

    boolean categoryHas(String stem) {
        return category.contains(stem);
    }

    boolean descriptionHas(String stem) {
        return !description.isEmpty() && description.contains(" " + stem);
    }

    private static void addStems(@Nullable String text, Set<String> stems) {
        if (text != null) {
            Words.meaningful(text).forEach(word -> stems.add(Stems.stem(word)));
        }
    }
}
