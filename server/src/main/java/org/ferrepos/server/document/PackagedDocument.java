package org.ferrepos.server.document;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers {@code /openapi} with the document that the build left in the program. The framework would read it into a
 * model and write it again at every start, which takes a tenth of the time to the first sale.
 */
@Singleton
public final class PackagedDocument {
    private static final int BEFORE_FRAMEWORK = -1;

    private final Map<String, Buffer> documents = new ConcurrentHashMap<>();

    /** Makes the framework believe that there is no document; to be called before it starts. */
    public static void hideFromFramework() {
        OpenApiConstants.classLoader = new ClassLoader(null) {};
    }

    void register(@Observes Router router) {
        router.route("/openapi")
                .order(BEFORE_FRAMEWORK)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::answer);
    }

    private void answer(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean json = (accepted != null && accepted.contains("application/json"))
                || "json".equalsIgnoreCase(context.request().getParam("format"));
        context.response()
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        json ? "application/json;charset=UTF-8" : "application/yaml;charset=UTF-8")
                .end(documents.computeIfAbsent(json ? "JSON" : "YAML", PackagedDocument::read));
    }

    private static Buffer read(String format) {
        String name = OpenApiConstants.BASE_NAME + '.' + format;
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return Buffer.buffer(Objects.requireNonNull(document, "the build left no document")
                    .readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the document of the interface cannot be read", e);
        }
    }
}
