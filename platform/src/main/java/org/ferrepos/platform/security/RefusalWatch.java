package org.ferrepos.platform.security;

import io.vertx.ext.web.RoutingContext;

/** Looks at every answer that was sent, for what it refused to whom. */
public interface RefusalWatch {
    /** @param route the template of the path, such as {@code /api/pos/productos/{sku}} */
    void answered(RoutingContext http, String route);
}
