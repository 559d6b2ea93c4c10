package org.ferrepos.catalog.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds products in memory by their SKU or barcode, whole or in part, with the scores of {@link CodeMatches}. */
final class IndexedCodes {
    private IndexedCodes() {}

    static Map<Long, Double> find(ProductIndex index, String text) {
        String code = text.strip().toLowerCase(Locale.ROOT);
        if (!CodeMatches.isCode(code)) {
            return Map.of();
        }
        Map<Long, Double> whole = new HashMap<>();
        Map<Long, Double> beginnings = new HashMap<>();
        Map<Long, Double> parts = new HashMap<>();
        for (int slot = 0; slot < index.slots(); slot++) {
            double score = score(index.codes(slot), code);
            if (score == 1) {
                whole.put(index.id(slot), score);
            } else if (score >= CodeMatches.BARCODE_BEGINS && beginnings.size() < CodeMatches.LIMIT) {
                beginnings.put(index.id(slot), score);
            } else if (score > 0 && parts.size() < CodeMatches.LIMIT) {
                parts.put(index.id(slot), score);
            }
        }
        if (!whole.isEmpty() || code.length() < CodeMatches.MIN_PART) {
            return whole;
        }
        parts.putAll(beginnings);
        return parts;
    }

    private static double score(String codes, String code) {
        int at = codes.indexOf(code);
        double best = 0;
        int skuEnd = at < 0 ? 0 : Math.floorMod(codes.indexOf('\n'), codes.length() + 1);
        while (at >= 0) {
            int end = at + code.length();
            boolean begins = at == 0 || codes.charAt(at - 1) == '\n';
            boolean ends = end == codes.length() || codes.charAt(end) == '\n';
            best = Math.max(best, begins && ends ? 1 : CodeMatches.score(at < skuEnd, begins));
            at = codes.indexOf(code, at + 1);
        }
        return best;
    }
}
