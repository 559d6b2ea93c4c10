package org.ferrepos.platform.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrepos.platform.net.OutboundResult.Answered;
import org.ferrepos.platform.net.OutboundResult.Failed;
import org.ferrepos.platform.net.OutboundResult.Forbidden;
import org.ferrepos.platform.net.OutboundResult.Resting;
import org.ferrepos.platform.net.OutboundResult.Rule;
import org.ferrepos.platform.net.OutboundResult.TooLarge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out, against a real server on the loopback address. */
final class OutboundClientTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int MAX_BYTES = 10_000;

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger lookUps = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @AfterAll
    static void closeAll() {
        VERTX.close();
    }

    @Test
    void anAnswerComesBackFromTheAddressThatWasChecked() {
        try (OutboundClient client = client(List.of("127.0.0.0/8"))) {
            OutboundResult result = client.send(OutboundRequest.get(uri("/ok?a=b")));

            assertThat(result).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(200);
                assertThat(new String(answered.body(), UTF_8)).isEqualTo("hola");
            });
            // The name stays in the request; it was looked up once, and only by our own resolver.
            assertThat(seen).containsExactly("GET /ok?a=b shop.example:" + port());
            assertThat(lookUps).hasValue(1);
        }
    }

    @Test
    void machinesNearbyAreNotReachedUnlessTheOperatorSaysSo() {
        try (OutboundClient client = client(List.of())) {
            assertThat(client.send(OutboundRequest.get(uri("/ok"))))
                    .isEqualTo(new Forbidden(Rule.ADDRESS, "shop.example"));
            assertThat(client.send(OutboundRequest.get(URI.create("http://127.0.0.1:" + port() + "/ok"))))
                    .isEqualTo(new Forbidden(Rule.ADDRESS, "127.0.0.1"));
            assertThat(client.send(OutboundRequest.get(URI.create("http://[::1]:" + port() + "/ok"))))
                    .isEqualTo(new Forbidden(Rule.ADDRESS, "[::1]"));
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void schemesPortsAndFormsAreChecked() {
        try (OutboundClient client = client(List.of("127.0.0.0/8"))) {
            assertThat(rule(client, "ftp://shop.example/")).isEqualTo(Rule.SCHEME);
            assertThat(rule(client, "file:///etc/hosts")).isEqualTo(Rule.SCHEME);
            assertThat(rule(client, "http://shop.example:1/")).isEqualTo(Rule.PORT);
            assertThat(rule(client, "http://user@shop.example:" + port() + "/")).isEqualTo(Rule.FORM);
            assertThat(rule(client, "http://nobody.example:" + port() + "/")).isEqualTo(Rule.UNKNOWN_HOST);
            // One public and one private address: the name is not trusted at all.
            assertThat(rule(client, "http://both.example:" + port() + "/")).isEqualTo(Rule.ADDRESS);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void redirectsAreFollowedCheckedAndCounted() {
        try (OutboundClient client = client(List.of("127.0.0.1/32"))) {
            assertThat(client.send(OutboundRequest.get(uri("/go"))))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.from()).hasPath("/ok"));
            assertThat(client.send(OutboundRequest.get(uri("/round"))))
                    .isEqualTo(new Forbidden(Rule.TOO_MANY_REDIRECTS, "shop.example"));
            seen.clear();
            assertThat(client.send(OutboundRequest.get(uri("/away"))))
                    .isEqualTo(new Forbidden(Rule.ADDRESS, "10.0.0.1"));
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void sizeAndTimeAreBounded() {
        try (OutboundClient client = client(List.of("127.0.0.0/8"))) {
            assertThat(client.send(OutboundRequest.get(uri("/large")))).isEqualTo(new TooLarge(MAX_BYTES));
            long start = System.nanoTime();
            assertThat(client.send(OutboundRequest.get(uri("/stall")))).isInstanceOf(Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void whatMayBeRepeatedIsTriedAgain() {
        try (OutboundClient client = client(List.of("127.0.0.0/8"))) {
            failing.set(2);
            assertThat(client.send(OutboundRequest.get(uri("/busy"))))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(200));
            assertThat(seen).hasSize(3);

            seen.clear();
            failing.set(2);
            assertThat(client.send(OutboundRequest.postJson(uri("/busy"), "{}".getBytes(UTF_8))))
                    .isInstanceOfSatisfying(Answered.class, answered -> {
                        assertThat(answered.status()).isEqualTo(503);
                        assertThat(answered.retryIn()).contains(Duration.ofSeconds(1));
                    });
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void aHostThatFailsIsLeftAlone() {
        try (OutboundClient client = client(List.of("127.0.0.0/8"))) {
            failing.set(Integer.MAX_VALUE);
            OutboundRequest request = OutboundRequest.postJson(uri("/busy"), "{}".getBytes(UTF_8));
            for (int i = 0; i < 5; i++) {
                assertThat(client.send(request)).isInstanceOf(Answered.class);
            }
            assertThat(client.send(request)).isInstanceOf(Resting.class);
            assertThat(seen).hasSize(5);
        }
    }

    @Test
    void secretsStayWithTheHostTheyWereMeantFor() {
        OutboundRequest request =
                new OutboundRequest("GET", uri("/go"), Map.of("Authorization", "secret"), new byte[0], true);

        assertThat(request.redirectedTo(uri("/ok"), false).headers()).containsKey("Authorization");
        assertThat(request.redirectedTo(URI.create("http://other.example/"), false)
                        .headers())
                .isEmpty();
    }

    private OutboundClient client(List<String> allowed) {
        OutboundSettings settings = new OutboundSettings(
                Set.of("http", "https"),
                Set.of(port(), 80, 443),
                allowed,
                MAX_BYTES,
                3,
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(4));
        return new OutboundClient(VERTX, settings, new SimpleMeterRegistry(), this::resolve);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        lookUps.incrementAndGet();
        return switch (host) {
            case "shop.example" -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
            case "both.example" ->
                new InetAddress[] {InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")};
            case "nobody.example" -> throw new UnknownHostException(host);
            default -> new InetAddress[] {InetAddress.ofLiteral(host)};
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Host"));
        exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestURI().getPath()) {
            case "/go" -> redirect(exchange, "/ok");
            case "/round" -> redirect(exchange, "/round");
            case "/away" -> redirect(exchange, "http://10.0.0.1/");
            case "/large" -> reply(exchange, 200, "x".repeat(MAX_BYTES + 1));
            case "/stall" -> stall(exchange);
            case "/busy" -> {
                boolean busy = failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                exchange.getResponseHeaders().set("Retry-After", busy ? "1" : "0");
                reply(exchange, busy ? 503 : 200, "");
            }
            default -> reply(exchange, 200, "hola");
        }
    }

    /** Sends the first half of an answer and then nothing. */
    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[500]);
        exchange.getResponseBody().flush();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        reply(exchange, 302, "");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static Rule rule(OutboundClient client, String uri) {
        OutboundResult result = client.send(OutboundRequest.get(URI.create(uri)));
        assertThat(result).isInstanceOf(Forbidden.class);
        return ((Forbidden) result).rule();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI uri(String path) {
        return URI.create("http://shop.example:" + port() + path);
    }
}
