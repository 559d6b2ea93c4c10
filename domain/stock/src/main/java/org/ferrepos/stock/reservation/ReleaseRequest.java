package org.ferrepos.stock.reservation;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Names the reservation to be given back. */
public record ReleaseRequest(@NotNull UUID id) {}
