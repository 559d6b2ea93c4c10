/** From the command line to a running target: configuration, database, beans. Entry point: {@link Launch}. */
@NullMarked
package org.ferrepos.server.boot;

import org.jspecify.annotations.NullMarked;
