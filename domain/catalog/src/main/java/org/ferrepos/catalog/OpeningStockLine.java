package org.ferrepos.catalog;

import java.util.UUID;
import org.ferrepos.platform.money.Quantity;

/** On-hand quantity a new product starts with at one branch. */
public record OpeningStockLine(long productId, int branchId, Quantity quantity, UUID movementId) {}
