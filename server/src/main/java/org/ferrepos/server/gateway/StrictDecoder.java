package org.ferrepos.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.List;

/**
 * Reads requests of version 1 without the two liberties that the framework's decoder takes. A length beside chunks is
 * refused like every other message whose end two readers may see in two places; the framework drops the length and goes
 * on, so that no code behind it can know. And headers that have begun have a time to end in.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    private static final String[] UNFINISHED = {"GET", "/", "HTTP/1.1"};

    private static final int LINE_END = 2;

    private final HeaderDeadline deadline;
    /** Between requests and in headers, not in a body. */
    private boolean expectsHeaders = true;

    private boolean expired;

    StrictDecoder(HttpServerOptions options, Duration headerTimeout) {
        super(options);
        this.deadline = new HeaderDeadline(headerTimeout, this::expire);
    }

    /** What is thrown here makes the message an invalid one, which the {@link Entrance} refuses. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
    }

    /** Headers that come in one piece, as nearly all do, start no timer. */
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (expired) {
            in.skipBytes(in.readableBytes());
            return;
        }
        boolean isEmptyLine = isEmptyLine(in);
        int known = out.size();
        super.decode(context, in, out);
        for (int i = known; i < out.size(); i++) {
            note(out.get(i));
        }
        if (expectsHeaders && out.size() == known && !isEmptyLine) {
            deadline.begin(context);
        }
    }

    /** Some clients end a body with one that does not count, and it begins no request. */
    private static boolean isEmptyLine(ByteBuf in) {
        return in.readableBytes() <= LINE_END && in.forEachByte(each -> each == '\r' || each == '\n') < 0;
    }

    private void note(Object part) {
        if (part instanceof HttpRequest) {
            deadline.end();
            expectsHeaders = false;
        }
        if (part instanceof LastHttpContent) {
            expectsHeaders = true;
        }
    }

    /** Passes an invalid request on instead of closing, so that it is refused after the answers to those before it. */
    private void expire(ChannelHandlerContext context) {
        expired = true;
        HttpMessage unfinished = createMessage(UNFINISHED);
        unfinished.setDecoderResult(DecoderResult.failure(ReadTimeoutException.INSTANCE));
        context.fireChannelRead(unfinished);
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        deadline.end();
        super.channelInactive(context);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        deadline.end();
        super.handlerRemoved0(context);
    }
}
