package org.ferrepos.server.demo;

import java.util.List;
import java.util.Map;

/**
 * A product of the demonstration catalogue, with the stock each branch opens with.
 *
 * @param sku short readable code, unique in the catalogue
 * @param name label text in Chilean Spanish, unique in the catalogue
 * @param description one sentence a customer could read
 * @param barcodes EAN-13 codes of the in-store range, the main one first; never empty
 * @param category name of the department that sells it
 * @param brand invented maker
 * @param unit unit it is sold by, such as {@code un}, {@code kg} or {@code m}
 * @param price sale price in whole Chilean pesos, tax included
 * @param cost net purchase cost in whole Chilean pesos
 * @param stockByBranch opening stock by branch code, in whole units
 * @param minimumStock level at or below which the stock of a branch is critical
 */
record DemoProduct(
        String sku,
        String name,
        String description,
        List<String> barcodes,
        String category,
        String brand,
        String unit,
        long price,
        long cost,
        Map<String, Long> stockByBranch,
        long minimumStock) {

    DemoProduct {
        barcodes = List.copyOf(barcodes);
        stockByBranch = Map.copyOf(stockByBranch);
    }
}
