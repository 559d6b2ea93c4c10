/**
 * Goods set aside for a while. The balance carries the sum of active reservations; a job takes out the expired ones, and
 * until then whoever reads or promises stock leaves them out. Entry point: {@link Reservations}.
 */
@NullMarked
package org.ferrepos.stock.reservation;

import org.jspecify.annotations.NullMarked;
