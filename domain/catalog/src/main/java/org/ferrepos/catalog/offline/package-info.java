/**
 * What a till keeps of the catalogue to go on selling without the server: everything active at first, then what changed,
 * with the price changes that lie ahead. Entry point: {@link OfflineResource}.
 */
@NullMarked
package org.ferrepos.catalog.offline;

import org.jspecify.annotations.NullMarked;
