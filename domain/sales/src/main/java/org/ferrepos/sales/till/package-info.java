/** Sessions of a till: opening, cash in and out, closing with a count. Entry point: {@link TillSessions}. */
@NullMarked
package org.ferrepos.sales.till;

import org.jspecify.annotations.NullMarked;
