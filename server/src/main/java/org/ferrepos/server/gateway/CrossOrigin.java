package org.ferrepos.server.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.ferrepos.platform.config.CorsSettings;
import org.jspecify.annotations.Nullable;

/** Lets pages of the listed sites call the server, and refuses preflight requests of all others. */
final class CrossOrigin {
    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    private final CorsSettings settings;

    CrossOrigin(CorsSettings settings) {
        this.settings = settings;
    }

    /** Answers a preflight, or adds the headers of an ordinary answer; true when the request is answered. */
    boolean handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        addHeaders(context);
        String origin = request.getHeader("Origin");
        boolean preflight = origin != null
                && request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader("Access-Control-Request-Method") != null;
        if (!preflight) {
            return false;
        }
        HttpServerResponse response = context.response();
        boolean allowed = isAllowed(origin);
        if (allowed) {
            response.putHeader("Access-Control-Allow-Methods", String.join(", ", settings.allowedMethods()))
                    .putHeader("Access-Control-Allow-Headers", String.join(", ", settings.allowedHeaders()))
                    .putHeader(
                            "Access-Control-Max-Age",
                            Long.toString(settings.maxAge().toSeconds()));
        }
        response.setStatusCode(allowed ? NO_CONTENT : FORBIDDEN).end();
        return true;
    }

    /** Tells the browser whether the asking page may read the answer. */
    void addHeaders(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin == null) {
            return;
        }
        HttpServerResponse response = context.response().putHeader("Vary", "Accept-Encoding, Origin");
        if (isAllowed(origin)) {
            response.putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Expose-Headers", "X-Request-ID, Retry-After, X-Complete-Until");
            if (settings.allowCredentials()) {
                response.putHeader("Access-Control-Allow-Credentials", "true");
            }
        }
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null
                && (settings.allowedOrigins().contains(origin)
                        || settings.allowedOrigins().contains("*"));
    }
}
