package org.ferrepos.testkit.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of the program that sends what it is told and asserts nothing. */
public final class Api {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String baseUrl;
    private final HttpClient client;
    private final Map<String, String> headers;

    private Api(String baseUrl, HttpClient client, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.client = client;
        this.headers = headers;
    }

    public static Api at(String baseUrl) {
        return new Api(
                baseUrl,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build(),
                Map.of());
    }

    /** An answer with its body as text. */
    public record Answer(int status, String body, Map<String, String> headers) {
        /** The body as JSON; a missing node when it is none. */
        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("not JSON: " + body, e);
            }
        }

        public String code() {
            return json().path("code").asText();
        }
    }

    public Api with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Api(baseUrl, client, all);
    }

    public Api withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** This client, logged in as a user of the demonstration company. */
    public Api as(String username) {
        Answer answer = post(
                "/api/pos/auth/login",
                "{\"username\":\"" + username + "\",\"password\":\"" + RunningProgram.PASSWORD + "\"}");
        if (answer.status() != 200) {
            throw new IllegalStateException("login failed: " + answer);
        }
        return withToken(answer.json().path("access_token").asText());
    }

    /** The token this client sends, for clients that build their own requests. */
    public String token() {
        return headers.getOrDefault("Authorization", "").replace("Bearer ", "");
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a request; a body is sent as JSON unless a Content-Type was set. */
    public Answer send(String method, String path, @Nullable String body) {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer sendBytes(String method, String path, byte @Nullable [] body) {
        try {
            HttpResponse<byte[]> response = sendRaw(method, path, body);
            Map<String, String> received = new HashMap<>();
            response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for an answer that goes on, such as a stream of events; the caller closes its body. */
    public HttpResponse<InputStream> open(String path) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Sends a request and keeps the bytes of the answer. */
    public HttpResponse<byte[]> sendRaw(String method, String path, byte @Nullable [] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
        request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
