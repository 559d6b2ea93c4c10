package org.ferrepos.catalog.product;

/** A product with the id it has in the database. */
public record StoredProduct(long id, ProductFacts facts) {}
