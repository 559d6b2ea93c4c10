package org.ferrepos.server.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.server.boot.Launch;
import org.jspecify.annotations.Nullable;

/**
 * Puts the {@link StrictDecoder} in the place of the framework's, which offers no option for what it decides. Found by
 * Vert.x among its service providers; works on the connections that the HTTP server accepts and on no other.
 */
public final class StrictHttp implements VertxServiceProvider {
    /** As the framework names its decoder; what later changes the protocol of a connection looks for the name. */
    private static final String DECODER = "httpDecoder";

    private static volatile @Nullable HttpServerOptions serverOptions;

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(
                new Accepting(Launch.current().configuration().server().readTimeout()));
    }

    /**
     * Sees the options of the server, of which the transport gets a copy without what concerns HTTP. Without encryption
     * there is no second protocol, whose requests another decoder would read.
     */
    @Singleton
    static final class ServerOptions implements HttpServerOptionsCustomizer {
        @Override
        public void customizeHttpServer(HttpServerOptions options) {
            options.setHttp2ClearTextEnabled(false);
            serverOptions = options;
        }

        @Override
        public void customizeHttpsServer(HttpServerOptions options) {
            serverOptions = options;
        }
    }

    private static final class Accepting extends JDKTransport {
        private final Duration headTimeout;

        private Accepting(Duration headTimeout) {
            this.headTimeout = headTimeout;
        }

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            HttpServerOptions http = serverOptions;
            if (http != null) {
                bootstrap.handler(new Accepted(http, headTimeout));
            }
        }
    }

    /** Sees each accepted connection before the framework furnishes it. */
    @ChannelHandler.Sharable
    private static final class Accepted extends ChannelInboundHandlerAdapter {
        private final HttpServerOptions options;
        private final Duration headTimeout;

        private Accepted(HttpServerOptions options, Duration headTimeout) {
            this.options = options;
            this.headTimeout = headTimeout;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addLast(new FirstBytes(options, headTimeout, null));
            }
            context.fireChannelRead(message);
        }
    }

    /** Waits for the first bytes, when everything that reads them is in its place; behind an encryption for those in it. */
    private static final class FirstBytes extends ChannelInboundHandlerAdapter {
        private final HttpServerOptions options;
        private final Duration headTimeout;
        private final @Nullable SslHandler behind;

        private FirstBytes(HttpServerOptions options, Duration headTimeout, @Nullable SslHandler behind) {
            this.options = options;
            this.headTimeout = headTimeout;
            this.behind = behind;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ChannelPipeline pipeline = context.pipeline();
            SslHandler encryption = pipeline.get(SslHandler.class);
            if (encryption != null && behind == null) {
                pipeline.addAfter(
                        pipeline.context(encryption).name(), null, new FirstBytes(options, headTimeout, encryption));
            } else if (pipeline.get(DECODER) != null) {
                pipeline.replace(DECODER, DECODER, new StrictDecoder(options, headTimeout));
            }
            pipeline.remove(this);
            context.fireChannelRead(message);
        }
    }
}
