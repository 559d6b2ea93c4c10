package org.ferrepos.server.gateway;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;

/**
 * Makes the framework's connections strict in what it has no options for. Called for each one of version 1 before a byte
 * of a request is read from it, behind the encryption where there is one; those of version 2 have a
 * {@link WatchedEncryption}.
 */
final class StrictConnections implements Handler<HttpConnection> {
    /** As the framework names its decoder; what later changes the protocol of a connection looks for the name. */
    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;
    private final Duration headerTimeout;

    StrictConnections(HttpServerOptions options, Duration headerTimeout) {
        this.options = options;
        this.headerTimeout = headerTimeout;
    }

    @Override
    public void handle(HttpConnection connection) {
        ChannelPipeline pipeline = ((HttpServerConnection) connection).channel().pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.replace(DECODER, DECODER, new StrictDecoder(options, headerTimeout));
        }
    }
}
