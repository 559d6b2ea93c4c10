package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds products in memory by their SKU or barcode, whole or in part, with the scores of {@link CodeMatches}. */
final class IndexedCodes {
    private IndexedCodes() {}

    static List<ScoredProduct> find(ProductIndex index, String text) {
        String code = text.strip().toLowerCase(Locale.ROOT);
        if (!CodeMatches.isCode(code)) {
            return List.of();
        }
        List<ScoredProduct> whole = new ArrayList<>();
        List<ScoredProduct> beginnings = new ArrayList<>();
        List<ScoredProduct> parts = new ArrayList<>();
        for (int slot = 0; slot < index.slots(); slot++) {
            double score = score(index.codes(slot), code);
            if (score == 0) {
                continue;
            }
            List<ScoredProduct> list = score == 1 ? whole : score >= CodeMatches.BARCODE_BEGINS ? beginnings : parts;
            if (list.size() < CodeMatches.LIMIT) {
                list.add(new ScoredProduct(index.id(slot), index.sku(slot), score));
            }
        }
        if (!whole.isEmpty() || code.length() < CodeMatches.MIN_PART) {
            return whole;
        }
        beginnings.addAll(parts);
        return beginnings;
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
