package org.ferrepos.catalog.imports;

import java.util.Map;
import org.ferrepos.catalog.product.PriceCurrencies;
import org.ferrepos.identity.Branch;

/** The branches that a file may name, and the currencies that prices may be in. */
record ImportPlaces(Map<String, Branch> branches, PriceCurrencies currencies) {}
