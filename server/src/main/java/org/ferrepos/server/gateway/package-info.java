/**
 * What happens to a request before and after any area sees it: framing, paths, limits, headers, metrics. A message whose
 * end is not certain is refused, and nothing after it on its connection is read; where the framework decides that before
 * any handler is asked, {@link StrictConnections} changes the connection itself. Entry points: {@link HttpPorts},
 * {@link FrontDoor}.
 */
@NullMarked
package org.ferrepos.server.gateway;

import org.jspecify.annotations.NullMarked;
