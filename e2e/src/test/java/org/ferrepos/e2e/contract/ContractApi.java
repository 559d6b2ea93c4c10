package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.testkit.program.Api;
import org.jspecify.annotations.Nullable;

/** A client that holds every answer it gets against the committed OpenAPI document. */
final class ContractApi {
    private final Api api;
    private final PublishedContract contract;
    private final Map<String, ContractApi> users;

    private ContractApi(Api api, PublishedContract contract, Map<String, ContractApi> users) {
        this.api = api;
        this.contract = contract;
        this.users = users;
    }

    static ContractApi of(String baseUrl) {
        return new ContractApi(Api.at(baseUrl), PublishedContract.load(), new ConcurrentHashMap<>());
    }

    /** This client as a demonstration user, logged in once for all tests. */
    ContractApi as(String username) {
        return users.computeIfAbsent(username, name -> derived(api.as(name)));
    }

    ContractApi with(String header, String value) {
        return derived(api.with(header, value));
    }

    private ContractApi derived(Api other) {
        return new ContractApi(other, contract, users);
    }

    Api.Answer get(String path) {
        return send("GET", path, null);
    }

    Api.Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Api.Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Api.Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Api.Answer send(String method, String path, @Nullable String body) {
        HttpResponse<byte[]> response = raw(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        Api.Answer answer =
                new Api.Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), headers);
        if (body != null && answer.status() < 300) {
            contract.checkRequest(method, path, body);
        }
        return answer;
    }

    /** The answer's bytes, for receipts; checked all the same. */
    HttpResponse<byte[]> raw(String method, String path, byte @Nullable [] body) {
        try {
            HttpResponse<byte[]> response = api.sendRaw(method, path, body);
            contract.checkAnswer(
                    method,
                    path,
                    new PublishedContract.Received(
                            response.statusCode(),
                            response.headers().firstValue("Content-Type").orElse(""),
                            new String(response.body(), StandardCharsets.UTF_8)));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer that goes on; its content is for the test to judge. */
    HttpResponse<java.io.InputStream> open(String path) throws IOException {
        return api.open(path);
    }

    /** The JSON of an answer that must have this status. */
    static JsonNode ok(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }

    /** A refusal that must have this status and code; its document is complete. */
    static JsonNode refused(int status, String code, Api.Answer answer) {
        JsonNode problem = ok(status, answer);
        assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("urn:ferrepos:problem:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("trace_id").asText()).isEqualTo(header(answer, "x-request-id"));
        return problem;
    }

    static String header(Api.Answer answer, String name) {
        return answer.headers().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** JSON written with single quotes, with {@code %s} filled in. */
    static String json(String text, Object... values) {
        String filled = text;
        for (Object value : values) {
            filled = filled.replaceFirst("%s", Matcher.quoteReplacement(String.valueOf(value)));
        }
        return filled.replace('\'', '"');
    }

    static String id() {
        return Ids.next().toString();
    }

    /** A product of this test alone with a price for all branches and stock at SCL-01. */
    String product(long price, String stock) {
        String sku = "CT-" + id().substring(24).toUpperCase(java.util.Locale.ROOT);
        ok(
                201,
                as("admin")
                        .post(
                                "/api/pos/productos",
                                json("{'sku':'%s','name':'Prueba %s','price':%s}", sku, sku, price)));
        if (!stock.equals("0")) {
            ok(
                    201,
                    as("admin")
                            .post(
                                    "/api/deposito/movimientos",
                                    json(
                                            "{'id':'%s','sku':'%s','branch':'SCL-01','kind':'receipt','quantity':%s,'reason':'prueba'}",
                                            id(), sku, stock)));
        }
        return sku;
    }

    /** A till of this test alone at SCL-01, open with a float of 50,000. */
    String openTill() {
        String register = closedTill();
        ok(201, as("admin").post("/api/pos/cajas/" + register + "/abrir", "{\"opening_float\":50000}"));
        return register;
    }

    String closedTill() {
        String register = "SCL-01-T" + id().substring(28).toUpperCase(java.util.Locale.ROOT);
        ok(201, as("admin").post("/api/pos/terminales", json("{'code':'%s','branch':'SCL-01'}", register)));
        return register;
    }

    long available(String sku) {
        return ok(200, as("admin").get("/api/deposito/stock?branch=SCL-01&sku=" + sku))
                .at("/items/0/available")
                .asLong();
    }
}
