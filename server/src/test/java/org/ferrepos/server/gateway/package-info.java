@NullMarked
package org.ferrepos.server.gateway;

import org.jspecify.annotations.NullMarked;
