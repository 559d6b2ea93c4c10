package org.ferrepos.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StrictDecoderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String REQUEST = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void open() {
        channel.freezeTime();
        channel.pipeline().addLast(new StrictDecoder(new HttpServerOptions(), TIMEOUT));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    /** What was wrong with each of the requests so far; null for a good one. */
    private List<Throwable> faults() {
        List<Throwable> faults = new ArrayList<>();
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part instanceof HttpRequest request) {
                faults.add(request.decoderResult().cause());
            }
            ReferenceCountUtil.release(part);
        }
        return faults;
    }

    @Test
    void aLengthBesideChunksMakesARequestInvalidAndWhatFollowsIsNotRead() {
        receive(REQUEST + "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + REQUEST);
        assertThat(faults())
                .hasSize(2)
                .startsWith((Throwable) null)
                .last()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersThatTrickleMakeARequestInvalidOnce() {
        for (char letter : REQUEST.substring(0, 20).toCharArray()) {
            receive(Character.toString(letter));
            pass(Duration.ofMillis(900));
        }
        assertThat(faults()).isEmpty();
        pass(TIMEOUT);
        assertThat(faults()).containsExactly(ReadTimeoutException.INSTANCE);
        receive(REQUEST.substring(20) + REQUEST);
        pass(TIMEOUT.multipliedBy(2));
        assertThat(faults()).isEmpty();
    }

    @Test
    void nothingLimitsTheTimeBetweenRequestsAndOfABody() {
        pass(TIMEOUT.multipliedBy(2));
        receive(REQUEST);
        pass(TIMEOUT.multipliedBy(2));
        receive("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{");
        pass(TIMEOUT.multipliedBy(2));
        receive("1234\r\n0\r\n\r\n");
        pass(TIMEOUT.multipliedBy(2));
        receive(REQUEST);
        assertThat(faults()).containsExactly(null, null, null);
    }

    @Test
    void anEmptyLineAfterARequestBeginsNoOther() {
        receive(REQUEST);
        receive("\r\n");
        pass(TIMEOUT.multipliedBy(2));
        receive(REQUEST);
        assertThat(faults()).containsExactly(null, null);
    }

    @Test
    void theNextRequestHasTheWholeTimeToItself() {
        receive("GET ");
        pass(TIMEOUT.minusSeconds(1));
        receive("/ HTTP/1.1\r\n\r\nGET ");
        pass(TIMEOUT.minusSeconds(1));
        receive("/ HTTP/1.1\r\n\r\n");
        pass(TIMEOUT);
        assertThat(faults()).containsExactly(null, null);
    }

    @Test
    void theTimeInWhichNothingIsReadIsNotTheClients() {
        receive("GET ");
        channel.config().setAutoRead(false);
        pass(TIMEOUT);
        channel.config().setAutoRead(true);
        receive("/ HTTP/1.1\r\n\r\n");
        pass(TIMEOUT);
        assertThat(faults()).containsExactly((Throwable) null);
    }
}
