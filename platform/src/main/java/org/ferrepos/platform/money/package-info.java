/**
 * Money and quantities: whole minor units with a currency, quantities with at most three decimals, one definition of
 * rounding. No binary floating point. Countries and rates of tax are named here; which rate holds where is data of the
 * catalogue.
 */
@NullMarked
package org.ferrepos.platform.money;

import org.jspecify.annotations.NullMarked;
