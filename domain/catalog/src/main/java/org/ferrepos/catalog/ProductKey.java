package org.ferrepos.catalog;

/** What identifies a product to people and to other areas. */
public record ProductKey(long id, String sku, String name, String unit, boolean active) {}
