package org.ferrepos.catalog;

import org.ferrepos.platform.http.ProblemCode;

/** Error codes of the catalogue. */
public enum CatalogProblem implements ProblemCode {
    PRICE_OF_CHAIN(403),
    PRODUCT_NOT_FOUND(404),
    SYNONYMS_NOT_FOUND(404),
    TAX_CATEGORY_NOT_FOUND(404),
    TAX_RATE_NOT_FOUND(404),
    BARCODE_IN_USE(409),
    TAX_RATE_OVERLAP(409),
    TAX_RATE_IN_FORCE(409),
    TAX_CATEGORY_NOT_IN_COUNTRY(422),
    PRICE_CURRENCY_MISMATCH(422);

    private final int status;

    CatalogProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
