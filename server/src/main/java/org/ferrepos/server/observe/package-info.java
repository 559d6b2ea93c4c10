/** What is seen from outside: health, metrics, build facts. Entry point: {@link InfoResource}. */
@NullMarked
package org.ferrepos.server.observe;

import org.jspecify.annotations.NullMarked;
