package org.ferrepos.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;

/**
 * Follows the frames of a connection of version 2, without changing them, to see when headers have begun and not ended.
 * Every byte keeps such a connection from being idle, so that without this one could be held open for ever. What counts
 * is each frame by itself, and a block of headers with all its continuations; the payload of data has its deadline where
 * the body is read.
 */
final class FrameWatch extends ChannelInboundHandlerAdapter {
    private static final int PREFACE_LENGTH = 24;
    private static final int HEAD_LENGTH = 9;
    private static final int LENGTH_BYTES = 3;
    private static final int TYPE_OFFSET = 3;
    private static final int FLAGS_OFFSET = 4;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;

    private final HeaderDeadline deadline;
    private int preface = PREFACE_LENGTH;
    private int headBytes;
    private int type;
    private int payload;
    private boolean inHeaders;

    FrameWatch(Duration headerTimeout) {
        this.deadline = new HeaderDeadline(headerTimeout, FrameWatch::end);
    }

    /** The framework lets the answers that are under way end first. */
    private static void end(ChannelHandlerContext context) {
        var _ = context.channel().close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline.begin(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            follow(bytes);
            if (isUnfinished()) {
                deadline.begin(context);
            }
        }
        context.fireChannelRead(message);
    }

    private boolean isUnfinished() {
        boolean inFrame = headBytes > 0 && (headBytes < HEAD_LENGTH || type != DATA);
        return preface > 0 || inFrame || inHeaders;
    }

    private void follow(ByteBuf bytes) {
        int index = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (index < end) {
            if (preface > 0) {
                int count = Math.min(preface, end - index);
                preface -= count;
                index += count;
            } else if (headBytes < HEAD_LENGTH) {
                readHead(bytes.getUnsignedByte(index));
                index++;
            } else {
                int count = Math.min(payload, end - index);
                payload -= count;
                index += count;
            }
            if (preface == 0 && headBytes == HEAD_LENGTH && payload == 0) {
                headBytes = 0;
            }
            if (!isUnfinished()) {
                deadline.end();
            }
        }
    }

    private void readHead(int value) {
        if (headBytes < LENGTH_BYTES) {
            payload = headBytes == 0 ? value : payload << Byte.SIZE | value;
        } else if (headBytes == TYPE_OFFSET) {
            type = value;
        } else if (headBytes == FLAGS_OFFSET && (type == HEADERS || type == CONTINUATION)) {
            inHeaders = (value & END_HEADERS) == 0;
        }
        headBytes++;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.end();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        deadline.end();
    }
}
