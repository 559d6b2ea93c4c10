package org.ferrepos.server.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.ServerSettings;
import org.ferrepos.server.boot.Ports;
import org.ferrepos.server.boot.UnusablePort;
import org.jspecify.annotations.Nullable;

/**
 * The ports on which the program listens. They are opened here and not by the framework, because its servers answer
 * what is no proper HTTP with a bare status and cannot be told otherwise; what passes the {@link Entrance} is the
 * framework's.
 */
@Singleton
final class HttpPorts implements Ports {
    private static final int MAX_FIRST_LINE = 8192;

    /** A number below zero asks for any free port, and for the same one wherever the number comes again. */
    private static final int FREE_PLAIN = -1;

    private static final int FREE_ENCRYPTED = -2;

    private final Vertx vertx;
    private final Configuration configuration;
    private final Entrance entrance;
    private volatile int plain;
    private volatile int encrypted;
    private volatile @Nullable String deployment;

    @Inject
    HttpPorts(Vertx vertx, Configuration configuration, Entrance entrance) {
        this.vertx = vertx;
        this.configuration = configuration;
        this.entrance = entrance;
    }

    @Override
    public void open() {
        int eventLoops = 0;
        for (var _ : ((VertxInternal) vertx).getEventLoopGroup()) {
            eventLoops++;
        }
        try {
            deployment = vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(eventLoops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("a port cannot be opened", e.getCause());
        }
    }

    @Override
    public int plain() {
        return plain;
    }

    @Override
    public int encrypted() {
        return encrypted;
    }

    /** The requests under way have had their time when this is heard. */
    void close(@Observes ShutdownEvent event) {
        String open = deployment;
        if (open != null) {
            vertx.undeploy(open).toCompletionStage().toCompletableFuture().join();
        }
    }

    private final class Listener extends AbstractVerticle {
        @Override
        public void start(Promise<Void> started) {
            Future<HttpServer> opened = listen(options(configuration.server().port(), FREE_PLAIN))
                    .onSuccess(server -> plain = server.actualPort());
            if (configuration.security().tls().isServable()) {
                opened = opened.compose(first -> listen(encryptedOptions()))
                        .onSuccess(server -> encrypted = server.actualPort());
            }
            opened.<Void>mapEmpty().onComplete(started);
        }

        private Future<HttpServer> listen(HttpServerOptions options) {
            return vertx.createHttpServer(options)
                    .connectionHandler(new StrictConnections(
                            options, configuration.server().headerTimeout()))
                    .requestHandler(entrance)
                    .invalidRequestHandler(entrance::refuseUnreadable)
                    .listen()
                    .recover(error -> Future.failedFuture(
                            error instanceof BindException
                                    ? new UnusablePort(options.getHost(), Math.max(0, options.getPort()), error)
                                    : error));
        }
    }

    private HttpServerOptions options(int configuredPort, int free) {
        ServerSettings server = configuration.server();
        return new HttpServerOptions()
                .setHost(server.host())
                .setPort(configuredPort == 0 ? free : configuredPort)
                .setIdleTimeout(Math.toIntExact(server.idleTimeout().toSeconds()))
                .setMaxHeaderSize(server.maxHeaderBytes())
                .setMaxInitialLineLength(MAX_FIRST_LINE)
                .setCompressionSupported(true)
                // Browsers and proxies speak HTTP/2 over TLS alone.
                .setHttp2ClearTextEnabled(false);
    }

    private HttpServerOptions encryptedOptions() {
        var tls = configuration.security().tls();
        return options(tls.port(), FREE_ENCRYPTED)
                .setSsl(true)
                .setUseAlpn(true)
                .setSslEngineOptions(
                        new WatchedEncryption(configuration.server().headerTimeout()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(tls.certFile().orElseThrow().toString())
                        .addKeyPath(tls.keyFile().orElseThrow().toString()));
    }
}
