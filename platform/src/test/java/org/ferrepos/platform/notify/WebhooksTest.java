package org.ferrepos.platform.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrepos.platform.net.OutboundClient;
import org.ferrepos.platform.net.OutboundSettings;
import org.ferrepos.platform.notify.DeliveryResult.Delivered;
import org.ferrepos.platform.notify.DeliveryResult.Later;
import org.ferrepos.platform.notify.DeliveryResult.NotConfigured;
import org.ferrepos.platform.notify.DeliveryResult.Refused;
import org.ferrepos.platform.notify.Message.ChannelKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks, against a real server on the loopback address. */
final class WebhooksTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Message MESSAGE = new Message("Aviso", "Ñuñoa <@canal> & más");

    private final AtomicReference<String> path = new AtomicReference<>("");
    private final AtomicReference<String> body = new AtomicReference<>("");
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server;
    private OutboundClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            path.set(exchange.getRequestURI().toString());
            body.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        client = client(List.of("127.0.0.0/8"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @AfterAll
    static void closeAll() {
        VERTX.close();
    }

    @Test
    void slackGetsTextItCannotTakeForAMention() throws IOException {
        assertThat(webhooks().send(MESSAGE, ChannelKind.SLACK)).isEqualTo(new Delivered());

        assertThat(path.get()).isEqualTo("/slack");
        assertThat(json().path("text").asText()).isEqualTo("Aviso\n\nÑuñoa &lt;@canal&gt; &amp; más");
    }

    @Test
    void teamsGetsACard() throws IOException {
        assertThat(webhooks().send(MESSAGE, ChannelKind.TEAMS)).isEqualTo(new Delivered());

        JsonNode card = json().path("attachments").path(0);
        assertThat(card.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.at("/content/body/0/text").asText()).isEqualTo("Aviso\n\nÑuñoa <@canal> & más");
    }

    @Test
    void telegramGetsTheChatOfItsBot() throws IOException {
        assertThat(webhooks().send(MESSAGE, ChannelKind.TELEGRAM)).isEqualTo(new Delivered());

        assertThat(path.get()).isEqualTo("/bot12:ab/sendMessage");
        assertThat(json().path("chat_id").asText()).isEqualTo("-100");
    }

    @Test
    void answersSayWhetherToTryAgain() {
        status.set(404);
        assertThat(webhooks().send(MESSAGE, ChannelKind.SLACK)).isInstanceOf(Refused.class);
        status.set(429);
        assertThat(webhooks().send(MESSAGE, ChannelKind.SLACK))
                .isEqualTo(new Later("the service answered 429", Optional.of(Duration.ofSeconds(7))));
        status.set(500);
        assertThat(webhooks().send(MESSAGE, ChannelKind.SLACK)).isInstanceOf(Later.class);
    }

    @Test
    void whatIsNotConfiguredOrNotAllowedSendsNothing() {
        Webhooks none = new Webhooks(
                new NotifySettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NotifySettings.Alerts.NONE,
                        Optional.empty()),
                client);
        for (ChannelKind kind : ChannelKind.values()) {
            assertThat(none.send(MESSAGE, kind)).isEqualTo(new NotConfigured());
        }
        try (OutboundClient closed = client(List.of())) {
            assertThat(new Webhooks(settings(), closed, address()).send(MESSAGE, ChannelKind.SLACK))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains("ADDRESS")
                                    .doesNotContain("127.0.0.1"));
        }
        assertThat(path.get()).isEmpty();
    }

    private Webhooks webhooks() {
        return new Webhooks(settings(), client, address());
    }

    private NotifySettings settings() {
        return new NotifySettings(
                Optional.empty(),
                Optional.of(address() + "/slack"),
                Optional.of(address() + "/teams"),
                Optional.of(new NotifySettings.Telegram("12:ab", "-100")),
                NotifySettings.Alerts.NONE,
                Optional.empty());
    }

    private OutboundClient client(List<String> allowed) {
        OutboundSettings settings = new OutboundSettings(
                Set.of("http"),
                Set.of(server.getAddress().getPort()),
                allowed,
                10_000,
                3,
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        return OutboundClient.open(VERTX, settings, new SimpleMeterRegistry());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(body.get());
    }
}
