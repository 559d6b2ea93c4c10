package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.ferrepos.catalog.search.QueryWord.Alternative;
import org.ferrepos.catalog.text.Stems;
import org.ferrepos.catalog.text.Words;

/**
 * Scores all products in memory by the rules of {@link Ranking}: one pass over the entries of every term asked for. The
 * number of entries looked at is bounded; the words that tell most go first.
 */
final class IndexScoring {
    private static final int MAX_ENTRIES = 4_000_000;
    private static final int MAX_PREFIX_TERMS = 300;
    private static final int MIN_PREFIX = 3;
    private static final float[] FIELD = {
        (float) Ranking.NAME, (float) Ranking.MAKER, (float) Ranking.CATEGORY, (float) Ranking.DESCRIPTION
    };

    private final ProductIndex index;
    private final float[] total;
    private final byte[] named;
    private final boolean[] head;
    private final IntList found = new IntList();
    private final float[] word;
    private final float[] sum;
    private final byte[] parts;
    private final boolean[] first;
    private IntList touched = new IntList();
    private int budget = MAX_ENTRIES;

    private IndexScoring(ProductIndex index) {
        this.index = index;
        total = new float[index.slots()];
        named = new byte[index.slots()];
        head = new boolean[index.slots()];
        word = new float[index.slots()];
        sum = new float[index.slots()];
        parts = new byte[index.slots()];
        first = new boolean[index.slots()];
    }

    /** The best products, in no order. */
    static List<ScoredProduct> best(ProductIndex index, List<QueryWord> query, int count) {
        IndexScoring scoring = new IndexScoring(index);
        query.stream()
                .sorted(Comparator.comparingDouble(QueryWord::weight).reversed())
                .forEach(scoring::add);
        return scoring.top(
                count, (float) query.stream().mapToDouble(QueryWord::weight).sum());
    }

    private void add(QueryWord asked) {
        touched = new IntList();
        for (Alternative alternative : asked.alternatives()) {
            float certainty = (float) alternative.certainty();
            if (alternative.stems().size() == 1) {
                raise(index.postings(alternative.stems().getFirst()), certainty);
            } else {
                raiseTogether(alternative.stems(), certainty);
            }
        }
        String root = Stems.root(asked.stem());
        raise(index.postings(IndexedProduct.ROOT + root), (float) Ranking.ROOT);
        if (asked.stem().length() >= MIN_PREFIX && !Words.isNumber(asked.stem())) {
            index.postingsByPrefix(asked.stem()).stream()
                    .limit(MAX_PREFIX_TERMS)
                    .forEach(list -> raise(list, (float) Ranking.PREFIX));
        }
        asked.completable().ifPresent(this::complete);
        for (Alternative alternative : asked.alternatives()) {
            for (String stem : alternative.stems()) {
                markHeads(index.postings(IndexedProduct.HEAD + stem), alternative.certainty());
            }
        }
        markHeads(index.postings(IndexedProduct.HEAD + IndexedProduct.ROOT + root), 1);
        asked.completable()
                .ifPresent(typed -> index.postingsByPrefix(IndexedProduct.HEAD + typed).stream()
                        .limit(MAX_PREFIX_TERMS)
                        .forEach(list -> markHeads(list, 1)));
        finish((float) asked.weight());
    }

    private void raise(IntList list, float certainty) {
        int end = Math.min(list.size(), budget);
        budget -= end;
        for (int i = 0; i < end; i++) {
            int entry = list.get(i);
            raise(ProductIndex.slot(entry), certainty * FIELD[ProductIndex.field(entry)]);
        }
    }

    private void complete(String typed) {
        for (IntList list :
                index.postingsByPrefix(typed).stream().limit(MAX_PREFIX_TERMS).toList()) {
            int end = Math.min(list.size(), budget);
            budget -= end;
            for (int i = 0; i < end; i++) {
                if (ProductIndex.field(list.get(i)) == IndexedProduct.NAME) {
                    raise(ProductIndex.slot(list.get(i)), (float) Ranking.COMPLETION);
                }
            }
        }
    }

    private void raise(int slot, float value) {
        if (word[slot] == 0) {
            touched.add(slot);
        }
        if (word[slot] < value) {
            word[slot] = value;
        }
    }

    /** A term of several words; a product that has only some of them answers less. */
    private void raiseTogether(List<String> stems, float certainty) {
        IntList slots = new IntList();
        for (int s = 0; s < stems.size(); s++) {
            IntList list = index.postings(stems.get(s));
            int end = Math.min(list.size(), budget);
            budget -= end;
            for (int i = 0; i < end; i++) {
                int slot = ProductIndex.slot(list.get(i));
                int field = ProductIndex.field(list.get(i));
                if (parts[slot]++ == 0) {
                    slots.add(slot);
                }
                sum[slot] += FIELD[field];
                first[slot] |= s == 0 && field == IndexedProduct.NAME;
            }
        }
        for (int i = 0; i < slots.size(); i++) {
            int slot = slots.get(i);
            float mean = sum[slot] / stems.size();
            boolean whole = parts[slot] == stems.size();
            raise(slot, certainty * mean * (whole ? 1 : (float) Ranking.part(first[slot])));
            sum[slot] = 0;
            parts[slot] = 0;
            first[slot] = false;
        }
    }

    private void markHeads(IntList list, double certainty) {
        for (int i = 0; i < list.size(); i++) {
            int slot = ProductIndex.slot(list.get(i));
            head[slot] |= word[slot] > 0 && Ranking.namesHead(certainty, word[slot]);
        }
    }

    private void finish(float weight) {
        for (int i = 0; i < touched.size(); i++) {
            int slot = touched.get(i);
            if (named[slot]++ == 0) {
                found.add(slot);
            }
            total[slot] += weight * word[slot];
            word[slot] = 0;
        }
    }

    private List<ScoredProduct> top(int count, float asked) {
        // A number whose order is the score first, then the slot that came earlier.
        PriorityQueue<Long> best = new PriorityQueue<>(count + 1);
        for (int i = 0; i < found.size(); i++) {
            int slot = found.get(i);
            if (!index.isLive(slot) || total[slot] <= 0) {
                continue;
            }
            double share = Ranking.whole(total[slot] / asked, head[slot], named[slot], index.nameLength(slot));
            long key = (long) Float.floatToIntBits((float) share) << 32 | (Integer.MAX_VALUE - slot);
            if (best.size() < count) {
                best.add(key);
            } else if (key > best.peek()) {
                best.poll();
                best.add(key);
            }
        }
        List<ScoredProduct> products = new ArrayList<>(best.size());
        for (long key : best) {
            int slot = Integer.MAX_VALUE - (int) (key & Integer.MAX_VALUE);
            double score = Float.intBitsToFloat((int) (key >>> 32));
            products.add(new ScoredProduct(index.id(slot), index.sku(slot), score));
        }
        return products;
    }
}
