/** Identifiers: UUID version 7, so that ids sort by the time they were made. Entry point: {@link Ids}. */
@NullMarked
package org.ferrepos.platform.ids;

import org.jspecify.annotations.NullMarked;
