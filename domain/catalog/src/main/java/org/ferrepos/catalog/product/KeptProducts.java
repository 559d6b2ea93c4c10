package org.ferrepos.catalog.product;

import java.util.List;
import org.ferrepos.platform.area.DataReview;

/** Products that earlier versions let stand beside each other, and that a person should look at. */
public final class KeptProducts {
    /** GTINs of 8, 12, 13 and 14 digits are numbers of one kind, written with more or fewer zeros in front. */
    private static final String SHARED_GTIN = """
            select string_agg(code || ' = ' || sku, ', ' order by code)
            from catalog.barcode join catalog.product using (product_id)
            where code ~ '^([0-9]{8}|[0-9]{12,14})$'
            group by lpad(code, 14, '0')
            having count(distinct product_id) > 1
            order by lpad(code, 14, '0')""";

    private static final String SKU_BUT_FOR_CASE = """
            select string_agg(sku || ' = ' || name, ', ' order by sku)
            from catalog.product
            group by lower(sku collate "default")
            having count(*) > 1
            order by lower(sku collate "default")""";

    private KeptProducts() {}

    public static List<DataReview> reviews() {
        return List.of(
                new DataReview("review.shared_gtin", SHARED_GTIN), new DataReview("review.sku_case", SKU_BUT_FOR_CASE));
    }
}
