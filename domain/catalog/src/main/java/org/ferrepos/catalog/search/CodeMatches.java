package org.ferrepos.catalog.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Finds products by their SKU or barcode, whole or in part. */
final class CodeMatches {
    static final int LIMIT = 100;
    static final int MIN_PART = 3;
    static final double BARCODE_BEGINS = 0.9;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/-]{1,40}");

    private static final String WHOLE = """
            select product_id, 1.0 as score from catalog.product where active and sku = :code
            union all
            select b.product_id, 1.0 from catalog.barcode b
            join catalog.product p on p.product_id = b.product_id where p.active and b.code = :code
            """;

    private static final String PART = """
            (select product_id, case when lower(sku) = :part then 1.0 when starts_with(lower(sku), :part) then 0.95
                    else 0.8 end as score
             from catalog.product
             where active and lower(sku) collate "default" like :pattern limit :limit)
            union all
            (select b.product_id, case when starts_with(b.code, :part) then 0.9 else 0.75 end
             from catalog.barcode b join catalog.product p on p.product_id = b.product_id
             where p.active and b.code collate "default" like :pattern limit :limit)
            """;

    private CodeMatches() {}

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** What part of a code is worth, as in the statement above. */
    static double score(boolean sku, boolean begins) {
        if (begins) {
            return sku ? 0.95 : BARCODE_BEGINS;
        }
        return sku ? 0.8 : 0.75;
    }

    /** Scores by product id; empty for a text that cannot be a code. */
    static Map<Long, Double> find(Handle handle, String text) {
        String code = text.strip();
        if (!isCode(code)) {
            return Map.of();
        }
        Map<Long, Double> scores = new HashMap<>();
        handle.createQuery(WHOLE)
                .bind("code", code)
                .map((rows, context) -> scores.merge(rows.getLong(1), rows.getDouble(2), Math::max))
                .forEach(score -> {});
        if (scores.isEmpty() && code.length() >= MIN_PART) {
            String part = code.toLowerCase(Locale.ROOT);
            handle.createQuery(PART)
                    .bind("part", part)
                    .bind("pattern", "%" + part.replace("_", "\\_") + "%")
                    .bind("limit", LIMIT)
                    .map((rows, context) -> scores.merge(rows.getLong(1), rows.getDouble(2), Math::max))
                    .forEach(score -> {});
        }
        return scores;
    }
}
