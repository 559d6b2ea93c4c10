/**
 * Money and quantities: whole minor units with a currency, quantities with at most three decimals, one definition of
 * rounding. No binary floating point.
 */
@NullMarked
package org.ferrepos.platform.money;

import org.jspecify.annotations.NullMarked;
