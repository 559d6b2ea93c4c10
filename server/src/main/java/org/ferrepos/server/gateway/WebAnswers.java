package org.ferrepos.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * What answers with files of the web application say: how long browsers keep them, and what its pages may do. The
 * framework sends the files themselves.
 */
final class WebAnswers {
    private static final String FILE = "ferrepos.web-file";
    /** The framework does not know this type. */
    private static final String MANIFEST = ".webmanifest";

    private static final int NOT_MODIFIED = 304;

    private static final String KEPT_FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASKED_FOR_EACH_TIME = "no-cache";

    /** No script but the application's own; WebAssembly reads barcodes; styles are also made by its components. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'");

    /** Printers are reached by USB and serial ports, barcodes by the camera. */
    private static final String PERMISSIONS_POLICY =
            "usb=(self), serial=(self), camera=(self), microphone=(), geolocation=(), payment=()";

    private final WebFiles files;

    WebAnswers(WebFiles files) {
        this.files = files;
    }

    /** Notes which file answers and adds its headers; true when the browser has it already and is told so. */
    boolean begin(RoutingContext context, String file) {
        context.put(FILE, file);
        addHeaders(context);
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        String validator = files.validator(file);
        if (known == null || validator == null || !known.contains(validator)) {
            return false;
        }
        context.response().setStatusCode(NOT_MODIFIED).end();
        return true;
    }

    /** Adds the headers of the noted file, if any; they replace those of other answers. */
    void addHeaders(RoutingContext context) {
        String file = context.get(FILE);
        if (file == null) {
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("Permissions-Policy", PERMISSIONS_POLICY)
                .putHeader("X-Frame-Options", "SAMEORIGIN")
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        file.startsWith(WebFiles.HASHED) ? KEPT_FOR_GOOD : ASKED_FOR_EACH_TIME);
        if (file.endsWith(MANIFEST)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/manifest+json");
        }
        String validator = files.validator(file);
        if (validator != null) {
            response.putHeader(HttpHeaders.ETAG, validator);
        }
    }
}
