package org.ferrepos.stock;

/** How long goods are set aside where a request does not say. */
public record ReservationPolicy(int minutes) {}
