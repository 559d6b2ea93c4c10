package org.ferrepos.server.gateway;

import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.http.RequestIds;

/** The headers that every answer carries. */
@Singleton
final class AnswerHeaders {
    private final boolean encrypted;

    @Inject
    AnswerHeaders(Configuration configuration) {
        this.encrypted = configuration.security().tls().isServable();
    }

    void add(HttpServerResponse response, String requestId) {
        response.putHeader(RequestIds.HEADER, requestId)
                // What is sent may be compressed.
                .putHeader("Vary", "Accept-Encoding")
                // What may be kept says so itself.
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        if (encrypted) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
