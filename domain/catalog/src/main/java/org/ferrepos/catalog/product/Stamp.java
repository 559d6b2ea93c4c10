package org.ferrepos.catalog.product;

import java.time.Instant;

/** What every row that a write touches carries: the raised revision of the catalogue and the time. */
public record Stamp(long revision, Instant at) {}
