package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.catalog.search.QueryWord.Alternative;
import org.ferrepos.catalog.synonym.SynonymIndex;
import org.ferrepos.catalog.text.Stems;
import org.ferrepos.catalog.text.Words;

/** Turns what a customer typed into words with their corrections, compounds and synonyms. */
final class QueryAnalysis {
    private static final int MAX_WORDS = 12;
    private static final int MAX_ALTERNATIVES = 40;
    private static final int MIN_SPLIT = 4;
    private static final int MIN_COMPLETABLE = 3;
    private static final int MIN_COUNTED = 3;

    /** Whoever is still typing has made no error yet: below this, no correction outranks a completion. */
    private static final double CORRECTION_WHILE_TYPING = 0.6;

    private static final double SYNONYM_CERTAINTY = 0.85;
    private static final double COMPOUND_CERTAINTY = 0.95;

    private final SynonymIndex synonyms;
    private final List<String> words;
    private final List<String> stems;
    private final List<Map<List<String>, Double>> alternatives = new ArrayList<>();
    private final VocabularyLookup vocabulary;
    private final Map<String, List<Spelling.Correction>> corrections;
    private final Lexicon lexicon;
    private final Optional<String> completable;

    private QueryAnalysis(Lexicon lexicon, String text, SynonymIndex synonyms) {
        this.lexicon = lexicon;
        this.synonyms = synonyms;
        this.words = Words.meaningful(text).stream().limit(MAX_WORDS).toList();
        this.stems = words.stream().map(Stems::stem).toList();
        this.vocabulary = lexicon.lookUp(stemsToLookUp());
        this.completable = completable();
        this.corrections = new HashMap<>(
                lexicon.corrections(words.stream().filter(this::isUnknown).toList()));
        completable.ifPresent(word -> corrections.computeIfPresent(word, (asked, list) -> doubted(list)));
    }

    static List<QueryWord> of(Lexicon lexicon, String text, SynonymIndex synonyms) {
        return new QueryAnalysis(lexicon, text, synonyms).analyse();
    }

    private List<QueryWord> analyse() {
        for (int i = 0; i < words.size(); i++) {
            Map<List<String>, Double> meanings = new LinkedHashMap<>();
            meanings.put(List.of(stems.get(i)), 1.0);
            for (Spelling.Correction correction : corrections.getOrDefault(words.get(i), List.of())) {
                meanings.merge(List.of(correction.stem()), correction.certainty(), Math::max);
            }
            addSplit(words.get(i), meanings);
            alternatives.add(meanings);
        }
        addCompounds();
        addSynonyms();
        VocabularyLookup offered = lexicon.lookUp(alternatives.stream()
                .flatMap(meanings -> meanings.keySet().stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet()));
        List<QueryWord> analysed = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            analysed.add(new QueryWord(
                    words.get(i),
                    stems.get(i),
                    weight(i),
                    offered.occurs(stems.get(i)),
                    i == words.size() - 1 ? completable : Optional.empty(),
                    useful(stems.get(i), alternatives.get(i), offered)));
        }
        return analysed;
    }

    /** The last word while it is being typed: no product has it, but words of products begin so. */
    private Optional<String> completable() {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.getLast())
                        .filter(word -> word.length() >= MIN_COMPLETABLE && !Words.isNumber(word))
                        .filter(word -> !vocabulary.occurs(Stems.stem(word)))
                        .filter(lexicon::begins);
    }

    private static List<Spelling.Correction> doubted(List<Spelling.Correction> corrections) {
        return corrections.stream()
                .map(correction ->
                        new Spelling.Correction(correction.stem(), correction.certainty() * CORRECTION_WHILE_TYPING))
                .toList();
    }

    private Set<String> stemsToLookUp() {
        Set<String> wanted = new LinkedHashSet<>(stems);
        for (int i = 0; i < words.size(); i++) {
            if (i + 1 < words.size()) {
                wanted.add(Stems.stem(words.get(i) + words.get(i + 1)));
            }
            String word = words.get(i);
            for (int cut = MIN_SPLIT; cut <= word.length() - MIN_SPLIT; cut++) {
                wanted.add(Stems.stem(word.substring(0, cut)));
                wanted.add(Stems.stem(word.substring(cut)));
            }
        }
        return wanted;
    }

    private boolean isUnknown(String word) {
        return word.length() >= MIN_SPLIT && !Words.isNumber(word) && !vocabulary.knows(Stems.stem(word));
    }

    /** An unknown word may be two that were not kept apart. */
    private void addSplit(String word, Map<List<String>, Double> meanings) {
        if (!isUnknown(word)) {
            return;
        }
        for (int cut = MIN_SPLIT; cut <= word.length() - MIN_SPLIT; cut++) {
            String first = Stems.stem(word.substring(0, cut));
            String second = Stems.stem(word.substring(cut));
            if (vocabulary.knows(first) && vocabulary.knows(second)) {
                meanings.merge(List.of(first, second), COMPOUND_CERTAINTY, Math::max);
            }
        }
    }

    /** Two words may be one that was kept apart. */
    private void addCompounds() {
        for (int i = 0; i + 1 < words.size(); i++) {
            String compound = Stems.stem(words.get(i) + words.get(i + 1));
            if (!Words.isNumber(words.get(i)) && vocabulary.knows(compound)) {
                addSpan(i, i + 1, List.of(compound), COMPOUND_CERTAINTY);
                addSynonymsOf(i, i + 1, compound, COMPOUND_CERTAINTY);
            }
        }
    }

    private void addSynonyms() {
        List<Spelling.Correction> likeliest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            likeliest.add(likeliest(i));
        }
        List<String> meant = likeliest.stream().map(Spelling.Correction::stem).toList();
        for (SynonymIndex.Match match : synonyms.matches(meant)) {
            double certainty = match.certainty() * SYNONYM_CERTAINTY;
            for (int position : match.positions()) {
                certainty *= likeliest.get(position).certainty();
            }
            for (int position : match.positions()) {
                addMeanings(position, match.meanings(), certainty);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            for (Spelling.Correction other : corrections.getOrDefault(words.get(i), List.of())) {
                addSynonymsOf(i, i, other.stem(), other.certainty());
            }
        }
    }

    private void addMeanings(int position, List<List<String>> meanings, double certainty) {
        for (List<String> meaning : meanings) {
            alternatives.get(position).merge(meaning, certainty, Math::max);
        }
    }

    private Spelling.Correction likeliest(int position) {
        List<Spelling.Correction> known = corrections.getOrDefault(words.get(position), List.of());
        return known.isEmpty() ? new Spelling.Correction(stems.get(position), 1) : known.getFirst();
    }

    private void addSynonymsOf(int from, int to, String stem, double certainty) {
        for (SynonymIndex.Match match : synonyms.matches(List.of(stem))) {
            for (int i = from; i <= to; i++) {
                addMeanings(i, match.meanings(), certainty * match.certainty() * SYNONYM_CERTAINTY);
            }
        }
    }

    private void addSpan(int from, int to, List<String> meaning, double certainty) {
        for (int i = from; i <= to; i++) {
            alternatives.get(i).merge(meaning, certainty, Math::max);
        }
    }

    private double weight(int position) {
        String word = words.get(position);
        return vocabulary.weight(likeliest(position).stem(), isUncounted(word));
    }

    /** The vocabulary has neither numbers nor words as short as "wc"; products may have them all the same. */
    private static boolean isUncounted(String word) {
        return Words.isNumber(word) || word.length() < MIN_COUNTED;
    }

    /** The likeliest meanings; those of which no product has a word are left out. */
    private static List<Alternative> useful(String stem, Map<List<String>, Double> meanings, VocabularyLookup offered) {
        List<Alternative> list = new ArrayList<>();
        meanings.forEach((meaning, certainty) -> {
            if (meaning.contains(stem)
                    || meaning.stream().anyMatch(part -> isUncounted(part) || offered.occurs(part))) {
                list.add(new Alternative(meaning, certainty));
            }
        });
        list.sort(Comparator.comparingDouble(Alternative::certainty).reversed());
        return list.stream().limit(MAX_ALTERNATIVES).toList();
    }
}
