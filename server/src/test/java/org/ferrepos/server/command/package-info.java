@NullMarked
package org.ferrepos.server.command;

import org.jspecify.annotations.NullMarked;
