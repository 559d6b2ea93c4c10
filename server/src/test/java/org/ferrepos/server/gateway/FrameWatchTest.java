package org.ferrepos.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FrameWatchTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String PREFACE =
            ByteBufUtil.hexDump("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final String SETTINGS = "000000" + "04" + "00" + "00000000";
    private static final String HEADERS = "000003" + "01" + "04" + "00000001" + "aabbcc";
    private static final String OPEN_HEADERS = "000001" + "01" + "00" + "00000001" + "aa";
    private static final String CONTINUATION = "000001" + "09" + "00" + "00000001" + "bb";
    private static final String LAST_CONTINUATION = "000001" + "09" + "04" + "00000001" + "cc";
    private static final String DATA_BEGUN = "000100" + "00" + "00" + "00000001" + "aa";

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void open() {
        channel.freezeTime();
        channel.pipeline().addLast(new FrameWatch(TIMEOUT));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void receive(String hex) {
        channel.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex)));
    }

    private void receiveSingly(String hex) {
        for (int i = 0; i < hex.length(); i += 2) {
            receive(hex.substring(i, i + 2));
        }
    }

    private boolean endsWithin(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        return !channel.isOpen();
    }

    @Test
    void aConnectionThatSaysNothingOrHalfAGreetingEnds() {
        receive(PREFACE.substring(2));
        assertThat(endsWithin(TIMEOUT.minusSeconds(1))).isFalse();
        assertThat(endsWithin(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void wholeFramesKeepItOpenHoweverTheyAreCut() {
        receiveSingly(PREFACE + SETTINGS + HEADERS);
        assertThat(endsWithin(TIMEOUT.multipliedBy(3))).isFalse();
        receive(HEADERS + OPEN_HEADERS + CONTINUATION + LAST_CONTINUATION + SETTINGS);
        assertThat(endsWithin(TIMEOUT.multipliedBy(3))).isFalse();
        receive(HEADERS.substring(0, 4));
        receive(HEADERS.substring(4) + HEADERS);
        assertThat(endsWithin(TIMEOUT.multipliedBy(3))).isFalse();
    }

    @Test
    void aFrameThatTricklesEndsIt() {
        receive(PREFACE + SETTINGS + HEADERS.substring(0, 20));
        assertThat(endsWithin(TIMEOUT.minusSeconds(1))).isFalse();
        receive(HEADERS.substring(20, 22));
        assertThat(endsWithin(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void theHeadOfAFrameThatTricklesEndsIt() {
        receive(PREFACE + SETTINGS + "00");
        assertThat(endsWithin(TIMEOUT)).isTrue();
    }

    @Test
    void continuationsWithoutAnEndEndIt() {
        receive(PREFACE + SETTINGS + OPEN_HEADERS);
        for (int second = 1; second < TIMEOUT.toSeconds(); second++) {
            assertThat(endsWithin(Duration.ofSeconds(1))).isFalse();
            receive(CONTINUATION);
        }
        assertThat(endsWithin(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void dataTakesItsTimeAndTheNextHeadersHaveTheWholeOfTheirs() {
        receive(PREFACE + SETTINGS + HEADERS.substring(0, 20));
        assertThat(endsWithin(TIMEOUT.minusSeconds(1))).isFalse();
        receive(HEADERS.substring(20) + DATA_BEGUN);
        assertThat(endsWithin(TIMEOUT.multipliedBy(3))).isFalse();
        receive("00".repeat(255) + HEADERS.substring(0, 20));
        assertThat(endsWithin(TIMEOUT.minusSeconds(1))).isFalse();
        assertThat(endsWithin(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void theTimeInWhichNothingIsReadIsNotTheClients() {
        receive(PREFACE + "00");
        channel.config().setAutoRead(false);
        assertThat(endsWithin(TIMEOUT)).isFalse();
        channel.config().setAutoRead(true);
        assertThat(endsWithin(TIMEOUT)).isTrue();
    }
}
