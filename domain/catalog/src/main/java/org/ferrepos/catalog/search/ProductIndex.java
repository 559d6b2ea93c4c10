package org.ferrepos.catalog.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.ferrepos.catalog.text.Stems;
import org.jspecify.annotations.Nullable;

/**
 * The terms, words and codes of all active products in memory. A changed product gets a new slot; its old one stays
 * behind, dead, until the whole index is built anew.
 */
final class ProductIndex {
    private static final IntList NOTHING = new IntList();
    private static final int FIELD_BITS = 2;
    private static final int FIELD_MASK = (1 << FIELD_BITS) - 1;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Integer> slotById = new HashMap<>();
    private final NavigableMap<String, IntList> postings = new TreeMap<>();
    private final NavigableSet<String> stems = new TreeSet<>();
    private final SoundIndex sounds = new SoundIndex();
    private final BitSet live = new BitSet();
    private long[] ids = new long[1_024];
    private long[] signatures = new long[1_024];
    private byte[] nameLengths = new byte[1_024];
    private String[] codes = new String[1_024];
    private int slots;
    private long entries;
    private volatile long revision = -1;
    private @Nullable Set<String> learnt;

    /** The revision of the catalogue that the index has at least. */
    long revision() {
        return revision;
    }

    void reached(long newRevision) {
        revision = newRevision;
    }

    /** Runs a search while no product changes. */
    <T> T read(Supplier<T> search) {
        lock.readLock().lock();
        try {
            return search.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Takes over products as they are now. */
    void apply(List<IndexedProduct> products) {
        lock.writeLock().lock();
        try {
            products.forEach(this::apply);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Makes the words of synonyms known, once for each set of them. */
    void learn(Set<String> words) {
        lock.writeLock().lock();
        try {
            if (!words.equals(learnt)) {
                words.forEach(this::learn);
                learnt = words;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean hasLearnt(Set<String> words) {
        return read(() -> words.equals(learnt));
    }

    /** A rough count of the bytes that the index occupies. */
    long bytes() {
        return read(() -> entries * 6 + slots * 220L + postings.size() * 150L + sounds.size() * 250L);
    }

    /** Whether so many slots are dead that building anew pays. */
    boolean isWasteful() {
        return read(() -> slots - live.cardinality() > 5_000 + live.cardinality() / 2);
    }

    // All below is called within read().

    int size() {
        return slotById.size();
    }

    int slots() {
        return slots;
    }

    boolean isLive(int slot) {
        return live.get(slot);
    }

    long id(int slot) {
        return ids[slot];
    }

    int nameLength(int slot) {
        return nameLengths[slot];
    }

    /** SKU and barcodes of a slot, one a line. */
    String codes(int slot) {
        return codes[slot];
    }

    /** The SKU of a slot in lower case. */
    String sku(int slot) {
        int end = codes[slot].indexOf('\n');
        return end < 0 ? codes[slot] : codes[slot].substring(0, end);
    }

    IntList postings(String term) {
        return postings.getOrDefault(term, NOTHING);
    }

    Collection<IntList> postingsByPrefix(String prefix) {
        return postings.subMap(prefix, prefix + '\uffff').values();
    }

    static int slot(int posting) {
        return posting >>> FIELD_BITS;
    }

    static int field(int posting) {
        return posting & FIELD_MASK;
    }

    boolean knows(String stem) {
        return stems.contains(stem);
    }

    /** Whether a word of a product begins so; words that only synonyms have do not count. */
    boolean begins(String prefix) {
        return stems.subSet(prefix, prefix + '\uffff').stream()
                .anyMatch(stem -> postings(stem).size() > 0);
    }

    List<String> wordsLike(String word, int limit) {
        return sounds.near(word, limit, near -> postings(Stems.stem(near)).size());
    }

    private void apply(IndexedProduct product) {
        Integer old = slotById.get(product.id());
        long signature = product.signature();
        if (old != null && product.active() && signatures[old] == signature) {
            return;
        }
        if (old != null) {
            live.clear(old);
            codes[old] = "";
            slotById.remove(product.id());
        }
        if (product.active()) {
            insert(product, signature);
        }
    }

    private void insert(IndexedProduct product, long signature) {
        int slot = newSlot();
        ids[slot] = product.id();
        signatures[slot] = signature;
        nameLengths[slot] = (byte) Math.min(Byte.MAX_VALUE, product.nameLength());
        codes[slot] = product.codes();
        live.set(slot);
        slotById.put(product.id(), slot);
        product.terms()
                .forEach((term, field) ->
                        postings.computeIfAbsent(term, key -> new IntList()).add(slot << FIELD_BITS | field));
        entries += product.terms().size();
        product.words().forEach(this::learn);
    }

    private void learn(String word) {
        stems.add(Stems.stem(word));
        sounds.add(word);
    }

    private int newSlot() {
        if (slots == ids.length) {
            int capacity = slots + slots / 2;
            ids = Arrays.copyOf(ids, capacity);
            signatures = Arrays.copyOf(signatures, capacity);
            nameLengths = Arrays.copyOf(nameLengths, capacity);
            codes = Arrays.copyOf(codes, capacity);
        }
        return slots++;
    }
}
