package org.ferrepos.platform.net;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrepos.platform.net.OutboundResult.Answered;
import org.ferrepos.platform.net.OutboundResult.Failed;
import org.ferrepos.platform.net.OutboundResult.TooLarge;

/** One request and its answer, over a connection to the address that was checked. */
final class Exchange {
    private final HttpClient client;
    private final int maxBytes;

    Exchange(HttpClient client, int maxBytes) {
        this.client = client;
        this.maxBytes = maxBytes;
    }

    OutboundResult run(OutboundRequest request, Destination.Open to, Duration timeout) {
        CompletableFuture<OutboundResult> result = new CompletableFuture<>();
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        client.request(options(request, to, timeout))
                .onSuccess(open -> {
                    sent.set(open);
                    open.response()
                            .onSuccess(answer -> receive(request, answer, result))
                            .onFailure(failure -> result.complete(failed(failure)));
                    open.end(Buffer.buffer(request.body()));
                })
                .onFailure(failure -> result.complete(failed(failure)));
        try {
            return result.get(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Failed("no whole answer within " + timeout);
        } catch (ExecutionException e) {
            return failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        } finally {
            HttpClientRequest open = sent.get();
            if (open != null && !(result.isDone() && result.join() instanceof Answered)) {
                open.reset();
            }
        }
    }

    /** The name stays in the request and in the handshake; the connection goes to the address. */
    private static RequestOptions options(OutboundRequest request, Destination.Open to, Duration timeout) {
        String path = request.uri().getRawPath();
        String query = request.uri().getRawQuery();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setServer(
                        SocketAddress.inetSocketAddress(to.port(), to.address().getHostAddress()))
                .setHost(to.host())
                .setPort(to.port())
                .setSsl(to.encrypted())
                .setURI((path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query))
                .setFollowRedirects(false)
                .setTimeout(Math.max(1, timeout.toMillis()));
        options.putHeader("User-Agent", "Ferre-POS");
        request.headers().forEach(options::putHeader);
        return options;
    }

    private void receive(OutboundRequest request, HttpClientResponse answer, CompletableFuture<OutboundResult> result) {
        Buffer body = Buffer.buffer();
        answer.exceptionHandler(failure -> result.complete(failed(failure)));
        answer.handler(piece -> {
            if (body.length() + piece.length() > maxBytes) {
                result.complete(new TooLarge(maxBytes));
                return;
            }
            body.appendBuffer(piece);
        });
        answer.endHandler(end ->
                result.complete(new Answered(answer.statusCode(), headers(answer), body.getBytes(), request.uri())));
    }

    private static Map<String, String> headers(HttpClientResponse answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }

    private static Failed failed(Throwable failure) {
        return new Failed(failure.toString());
    }
}
