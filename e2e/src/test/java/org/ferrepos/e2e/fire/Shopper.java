package org.ferrepos.e2e.fire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client at a till: sells, repeats what was not answered, and sends some sales twice or changed. */
final class Shopper implements Runnable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Connection connection;
    private final Shop shop;
    private final Tally tally;
    private final int client;
    private final SplittableRandom random;

    Shopper(Connection connection, Shop shop, Tally tally, int client, long seed) {
        this.connection = connection;
        this.shop = shop;
        this.tally = tally;
        this.client = client;
        this.random = new SplittableRandom(seed + client);
    }

    /** How the clients reach the program, and when they begin no new sales. */
    record Connection(HttpClient http, String baseUrl, String token, AtomicBoolean closing, int thinkMillis) {}

    private record Reply(int status, String body) {}

    @Override
    public void run() {
        try {
            while (!connection.closing().get()) {
                sell(shop.order(client, random));
                Thread.sleep(random.nextInt(connection.thinkMillis() + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tally.complain("client " + client + " was interrupted");
        } catch (IOException | RuntimeException e) {
            tally.complain("client " + client + " failed: " + e);
        }
    }

    private void sell(Shop.Order order) throws InterruptedException, IOException {
        int kind = random.nextInt(100);
        Optional<CompletableFuture<Reply>> twin = Optional.empty();
        if (kind < 5) {
            tally.duplicates.increment();
            twin = Optional.of(sendAsync(order.json()));
        }
        boolean sold = settle(order, order.json());
        if (twin.isPresent()) {
            note(order, twin.get());
        }
        if (sold && kind >= 97) {
            tally.conflicts.increment();
            Reply reply = untilAnswered(order.conflictingJson());
            if (reply.status() != 409 || !reply.body().contains("IDEMPOTENCY_CONFLICT")) {
                tally.complain("a changed sale was answered with " + reply);
            }
        }
    }

    private boolean settle(Shop.Order order, String json) throws InterruptedException, IOException {
        long begin = System.nanoTime();
        Reply reply = untilAnswered(json);
        tally.waited(System.nanoTime() - begin);
        return note(order, reply);
    }

    private boolean note(Shop.Order order, Reply reply) throws IOException {
        if (reply.status() == 201 || reply.status() == 200) {
            tally.answered(order.id(), reply.status(), json(reply));
            return true;
        }
        String code = json(reply).path("code").asText("?");
        tally.refused(code);
        if (!code.equals("BUSINESS_INSUFFICIENT_STOCK")) {
            tally.complain("an unexpected refusal: " + reply + " of " + order.json());
        }
        return false;
    }

    /** The answer to a concurrent copy counts as any other; where there was none, the sale itself was repeated. */
    private void note(Shop.Order order, CompletableFuture<Reply> twin) throws IOException {
        try {
            Reply reply = twin.join();
            if (isAnswer(reply)) {
                note(order, reply);
            }
        } catch (CompletionException lost) {
            tally.retries.increment();
        }
    }

    private Reply untilAnswered(String json) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Reply reply = reply(connection.http().send(request(json), HttpResponse.BodyHandlers.ofString()));
                if (isAnswer(reply)) {
                    return reply;
                }
                if (reply.status() != 503) {
                    tally.complain("an answer that is neither good nor \"later\": " + reply);
                }
            } catch (IOException lost) {
                // The sale is repeated under the same id.
            }
            tally.retries.increment();
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("no answer in " + PATIENCE + " to " + json);
            }
            Thread.sleep(20 + random.nextInt(80));
        }
    }

    private CompletableFuture<Reply> sendAsync(String json) {
        return connection
                .http()
                .sendAsync(request(json), HttpResponse.BodyHandlers.ofString())
                .thenApply(Shopper::reply);
    }

    private HttpRequest request(String json) {
        return HttpRequest.newBuilder(URI.create(connection.baseUrl() + "/api/pos/ventas"))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + connection.token())
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.body());
    }

    private static boolean isAnswer(Reply reply) {
        return reply.status() < 500 && reply.status() != 429;
    }

    private static JsonNode json(Reply reply) throws IOException {
        try {
            return MAPPER.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON: " + reply, e);
        }
    }
}
