/** What happens to a request before and after any area sees it: paths, limits, headers, metrics. Entry points: {@link HttpPorts}, {@link FrontDoor}. */
@NullMarked
package org.ferrepos.server.gateway;

import org.jspecify.annotations.NullMarked;
