package org.ferrepos.platform.files;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends signed requests to the service of a bucket; each is bounded in time and, as all may be repeated, tried again. */
final class BucketClient {
    private static final int ATTEMPTS = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int LONGEST_ERROR_BYTES = 16 * 1024;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,60})</Code>");

    private final BucketSignature signature;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    BucketClient(BucketSettings settings, Clock clock) {
        this.signature = new BucketSignature(settings);
        this.clock = clock;
        this.timeout = settings.timeout();
    }

    <T> HttpResponse<T> send(
            String method,
            URI target,
            String bodySha256,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> handler)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            HttpRequest request = signature
                    .sign(HttpRequest.newBuilder(), method, target, bodySha256, clock.instant())
                    .method(method, body)
                    .build();
            try {
                HttpResponse<T> answer = once(request, handler);
                if (attempt >= ATTEMPTS || !isPassing(answer.statusCode())) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt >= ATTEMPTS) {
                    throw e;
                }
            }
            pause(FIRST_PAUSE.multipliedBy(1L << attempt));
        }
    }

    static void demandSuccess(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer.statusCode(), code(answer.body()));
        }
    }

    static void demandSuccess(int status, Path body) throws IOException {
        if (status / 100 != 2) {
            throw refused(status, errorCode(body));
        }
    }

    static String errorCode(Path body) throws IOException {
        boolean isError = Files.exists(body) && Files.size(body) <= LONGEST_ERROR_BYTES;
        return isError ? code(Files.readString(body, StandardCharsets.ISO_8859_1)) : "";
    }

    private static String code(String body) {
        Matcher matcher = CODE.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static IOException refused(int status, String code) {
        return new IOException("the bucket answered " + status + " " + code);
    }

    private static boolean isPassing(int status) {
        return status == 429 || status >= 500;
    }

    /** The request's own timeout ends with the first line of the answer; a body that stalls would wait for ever. */
    private <T> HttpResponse<T> once(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("the bucket did not answer within " + timeout, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the bucket", e);
        }
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the bucket", e);
        }
    }
}
