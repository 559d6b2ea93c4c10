package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.catalog.search.QueryWord.Alternative;
import org.ferrepos.catalog.text.SearchDocument;
import org.ferrepos.catalog.text.Stems;
import org.ferrepos.catalog.text.Words;
import org.jdbi.v3.core.Handle;

/**
 * Finds the products worth scoring: first those that answer the whole query, then those that answer most of it, at last
 * those that answer a word. Every step is bounded, so a common word costs no more than a rare one.
 */
final class Candidates {
    private static final int ENOUGH = 20;
    private static final int WHOLE_LIMIT = 120;
    private static final int PART_LIMIT = 60;
    private static final int WORD_LIMIT = 40;
    private static final int MAX_WORDS_LEFT_OUT = 4;
    private static final int MAX_LIKELY = 8;
    private static final int MIN_PREFIX = 3;

    // Materialized: seeing the limit, the planner would expect an early hit and scan the table instead of the index.
    private static final String FIND = """
            select p.product_id, p.sku, p.name, c.name as category, p.brand, left(p.description, 300) as description
            from (
                select distinct hit.product_id
                from unnest(cast(:queries as text[]), cast(:limits as integer[])) as asked(query, maximum)
                cross join lateral (
                    with hits as materialized (
                        select x.product_id from catalog.product x
                        where x.active and x.search @@ cast(asked.query as tsquery))
                    select product_id from hits limit asked.maximum) hit) found
            join catalog.product p on p.product_id = found.product_id
            left join catalog.category c on c.category_id = p.category_id
            """;

    private final Handle handle;
    private final List<QueryWord> words;
    private final Map<Long, Candidate> found = new HashMap<>();

    private Candidates(Handle handle, List<QueryWord> words) {
        this.handle = handle;
        this.words = words;
    }

    static Collection<Candidate> find(Handle handle, List<QueryWord> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        Candidates candidates = new Candidates(handle, words);
        candidates.add(candidates.wholeQueries());
        if (candidates.found.size() < ENOUGH) {
            candidates.add(candidates.queriesWithoutAWord());
        }
        if (candidates.found.size() < ENOUGH) {
            candidates.add(candidates.wordQueries());
        }
        return candidates.found.values();
    }

    private record TextQuery(String text, int limit) {}

    private List<TextQuery> wholeQueries() {
        List<String> expressions = words.stream().map(Candidates::likely).toList();
        String whole = String.join(" & ", expressions);
        Set<String> heads = new LinkedHashSet<>();
        words.forEach(word -> heads.addAll(heads(word)));
        List<TextQuery> queries = new ArrayList<>();
        queries.add(new TextQuery(whole + " & (" + String.join(" | ", heads) + ")", WHOLE_LIMIT));
        queries.add(new TextQuery(whole, WHOLE_LIMIT));
        // By itself, lest the limit be spent on corrections of the word.
        words.getLast().completable().ifPresent(typed -> queries.addAll(completions(expressions, typed)));
        return queries;
    }

    private static List<TextQuery> completions(List<String> expressions, String typed) {
        String before = expressions.stream()
                .limit(expressions.size() - 1)
                .map(expression -> expression + " & ")
                .collect(Collectors.joining());
        return List.of(
                new TextQuery(before + SearchDocument.quoted(SearchDocument.HEAD + typed) + ":*", WHOLE_LIMIT),
                new TextQuery(before + SearchDocument.quoted(typed) + ":*", WHOLE_LIMIT));
    }

    private List<TextQuery> queriesWithoutAWord() {
        if (words.size() <= 2) {
            return List.of();
        }
        return words.stream()
                .sorted(Comparator.comparingDouble(QueryWord::weight))
                .limit(MAX_WORDS_LEFT_OUT)
                .map(leftOut -> words.stream().filter(word -> !word.equals(leftOut)))
                .map(rest -> String.join(" & ", rest.map(Candidates::likely).toList()))
                .filter(text -> !text.isEmpty())
                .map(text -> new TextQuery(text, PART_LIMIT))
                .toList();
    }

    private List<TextQuery> wordQueries() {
        List<TextQuery> queries = new ArrayList<>();
        for (QueryWord word : words) {
            String all = expression(word, word.alternatives());
            queries.add(new TextQuery(all + " & (" + String.join(" | ", heads(word)) + ")", WORD_LIMIT));
            queries.add(new TextQuery(all, WORD_LIMIT));
            Set<String> leadingWords = new LinkedHashSet<>();
            for (Alternative alternative : word.alternatives()) {
                if (alternative.stems().size() > 1) {
                    leadingWords.add(SearchDocument.quoted(alternative.stems().getFirst()));
                }
            }
            if (!leadingWords.isEmpty()) {
                queries.add(new TextQuery(String.join(" | ", leadingWords), WORD_LIMIT));
            }
        }
        return queries;
    }

    private void add(List<TextQuery> queries) {
        if (queries.isEmpty()) {
            return;
        }
        handle.createQuery(FIND)
                .bindArray(
                        "queries",
                        String.class,
                        queries.stream().map(TextQuery::text).toArray())
                .bindArray(
                        "limits",
                        Integer.class,
                        queries.stream().map(TextQuery::limit).toArray())
                .map((rows, context) -> new Candidate(rows.getLong("product_id"), Candidate.Texts.read(rows)))
                .forEach(candidate -> found.putIfAbsent(candidate.id(), candidate));
    }

    /** Everything that counts as the word, as a tsquery; all lexemes come from the analysis and hold no syntax. */
    private static String expression(QueryWord word, List<Alternative> alternatives) {
        Set<String> parts = new LinkedHashSet<>();
        for (Alternative alternative : alternatives) {
            parts.add(alternative.stems().stream()
                    .map(SearchDocument::quoted)
                    .reduce((a, b) -> a + " & " + b)
                    .map(text -> "(" + text + ")")
                    .orElseThrow());
        }
        parts.add(SearchDocument.quoted(SearchDocument.ROOT + Stems.root(word.stem())));
        if (!word.occurs() && word.stem().length() >= MIN_PREFIX && !Words.isNumber(word.stem())) {
            parts.add(SearchDocument.quoted(word.stem()) + ":*");
        }
        return "(" + String.join(" | ", parts) + ")";
    }

    /** The word without its unlikely meanings: every lexeme of a conjunction costs. */
    private static String likely(QueryWord word) {
        return expression(word, word.alternatives().stream().limit(MAX_LIKELY).toList());
    }

    private static Set<String> heads(QueryWord word) {
        Set<String> heads = new LinkedHashSet<>();
        for (Alternative alternative : word.alternatives()) {
            alternative.stems().forEach(stem -> heads.add(SearchDocument.quoted(SearchDocument.HEAD + stem)));
        }
        return heads;
    }
}
