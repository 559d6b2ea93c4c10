package org.ferrepos.server.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * The JDK's encryption, with a {@link FrameWatch} behind it where the client has chosen version 2. The framework tells of
 * such a connection when it has read the first frame, and until then, and within that frame, a client may trickle as
 * well; the encryption is what a connection passes before.
 */
final class WatchedEncryption extends JdkSSLEngineOptions {
    private static final String VERSION_2 = "h2";

    private final Duration headerTimeout;

    WatchedEncryption(Duration headerTimeout) {
        this.headerTimeout = headerTimeout;
    }

    private WatchedEncryption(WatchedEncryption other) {
        super(other);
        this.headerTimeout = other.headerTimeout;
    }

    @Override
    public WatchedEncryption copy() {
        return new WatchedEncryption(this);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContext create() throws SSLException {
                return new Watched(super.create(), headerTimeout);
            }
        };
    }

    private static final class Watched extends DelegatingSslContext {
        private final Duration headerTimeout;

        private Watched(SslContext encryption, Duration headerTimeout) {
            super(encryption);
            this.headerTimeout = headerTimeout;
        }

        @Override
        protected void initEngine(SSLEngine engine) {
            // As it is.
        }

        /** The first to hear of a handshake, before the framework and before any byte is passed on. */
        @Override
        protected void initHandler(SslHandler encryption) {
            var _ = encryption.handshakeFuture().addListener(handshake -> {
                if (handshake.isSuccess() && VERSION_2.equals(encryption.applicationProtocol())) {
                    ChannelPipeline pipeline = ((Channel) handshake.getNow()).pipeline();
                    pipeline.addAfter(pipeline.context(encryption).name(), null, new FrameWatch(headerTimeout));
                }
            });
        }
    }
}
