package org.ferrepos.catalog.product;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Reads and writes barcodes in sets; a code belongs to one product. */
public final class BarcodeStore {
    private final Handle handle;

    public BarcodeStore(Handle handle) {
        this.handle = handle;
    }

    /** A barcode to be given to a product. */
    public record Assignment(long productId, String code) {}

    /** SKUs of the products that own the codes. */
    public Map<String, String> owners(Collection<String> codes) {
        Map<String, String> owners = new HashMap<>();
        if (!codes.isEmpty()) {
            handle.createQuery("""
                            select b.code, p.sku from catalog.barcode b
                            join catalog.product p on p.product_id = b.product_id
                            where b.code = any(:codes)""")
                    .bindArray("codes", String.class, codes)
                    .map((rows, context) -> owners.put(rows.getString("code"), rows.getString("sku")))
                    .forEach(previous -> {});
        }
        return owners;
    }

    public void add(List<Assignment> assignments) {
        if (!assignments.isEmpty()) {
            handle.createUpdate("""
                            insert into catalog.barcode (product_id, code)
                            select * from unnest(cast(:ids as bigint[]), cast(:codes as text[]))""")
                    .bindArray(
                            "ids",
                            Long.class,
                            assignments.stream().map(Assignment::productId).toArray())
                    .bindArray(
                            "codes",
                            String.class,
                            assignments.stream().map(Assignment::code).toArray())
                    .execute();
        }
    }

    /** Barcodes of one product in order. */
    public List<String> of(long productId) {
        return handle.createQuery("select code from catalog.barcode where product_id = :id order by code")
                .bind("id", productId)
                .mapTo(String.class)
                .list();
    }

    public void replace(long productId, Collection<String> codes) {
        handle.createUpdate("delete from catalog.barcode where product_id = :id and code <> all(:codes)")
                .bind("id", productId)
                .bindArray("codes", String.class, codes)
                .execute();
        TreeSet<String> added = new TreeSet<>(codes);
        of(productId).forEach(added::remove);
        add(added.stream().map(code -> new Assignment(productId, code)).toList());
    }
}
