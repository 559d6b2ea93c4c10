package org.ferrepos.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests of version 1 without the two liberties that the framework's decoder takes: a length beside chunks is
 * refused like every other message whose end two readers may see in two places (the framework drops the length and goes
 * on), and the head of a request has a time to arrive in, since a byte now and then keeps a connection from being idle.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    private final Duration headTimeout;
    private boolean awaitsHead = true;
    private @Nullable Future<?> deadline;

    StrictDecoder(HttpServerOptions options, Duration headTimeout) {
        super(options);
        this.headTimeout = headTimeout;
    }

    /** What is thrown here makes the message an invalid one: 400, and the connection ends. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (awaitsHead && deadline == null && in.isReadable()) {
            deadline =
                    context.executor().schedule(() -> giveUp(context), headTimeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        int before = out.size();
        super.decode(context, in, out);
        for (Object part : out.subList(Math.min(before, out.size()), out.size())) {
            follow(part);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopWaiting();
        super.channelInactive(context);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        stopWaiting();
    }

    private void follow(Object part) {
        if (part instanceof HttpRequest) {
            stopWaiting();
            awaitsHead = false;
        }
        if (part instanceof LastHttpContent) {
            awaitsHead = true;
        }
    }

    private void stopWaiting() {
        Future<?> waiting = deadline;
        deadline = null;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** Without an answer: that to an earlier request may still be on its way. */
    private static void giveUp(ChannelHandlerContext context) {
        var _ = context.close();
    }
}
