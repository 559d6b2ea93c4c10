/** The commands of ./ferrepos. Entry point: {@link FerrePosCommand}. */
@NullMarked
package org.ferrepos.server.command;

import org.jspecify.annotations.NullMarked;
