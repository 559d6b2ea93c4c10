package org.ferrepos.server.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The time in which headers that have begun must end, on one connection and used by its event loop alone. */
final class HeaderDeadline {
    private final long millis;
    private final Consumer<ChannelHandlerContext> late;
    private @Nullable Future<?> timer;

    HeaderDeadline(Duration timeout, Consumer<ChannelHandlerContext> late) {
        this.millis = timeout.toMillis();
        this.late = late;
    }

    /** Starts it unless it runs. */
    void begin(ChannelHandlerContext context) {
        if (timer == null) {
            timer = context.executor().schedule(() -> expire(context), millis, TimeUnit.MILLISECONDS);
        }
    }

    void end() {
        Future<?> running = timer;
        timer = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Where this side has stopped reading, the client is not the late one. */
    private void expire(ChannelHandlerContext context) {
        timer = null;
        if (context.channel().config().isAutoRead()) {
            late.accept(context);
        } else {
            begin(context);
        }
    }
}
