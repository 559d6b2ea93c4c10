package org.ferrepos.server.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.Secret;
import org.jspecify.annotations.Nullable;

/** Does over HTTP what a till does in its first minute, on the demonstration company, and ends. */
public final class Rehearsal implements QuarkusApplication {
    private static final int TIMEOUT_MILLIS = 20_000;

    /** Often enough for Java to learn which of the code is worth compiling first. */
    private static final int ROUNDS = 15;

    /** Fewer than the limit of logins per minute, which would end the rehearsal half way. */
    private static final int LOGINS = 5;

    private final Configuration configuration;
    private final BackgroundJobs jobs;
    private final Ports ports;
    private final ObjectMapper mapper;
    private String token = "";

    @Inject
    Rehearsal(Configuration configuration, BackgroundJobs jobs, Ports ports, ObjectMapper mapper) {
        this.configuration = configuration;
        this.jobs = jobs;
        this.ports = ports;
        this.mapper = mapper;
    }

    @Override
    public int run(String... arguments) throws IOException {
        ports.open();
        jobs.start();
        for (int login = 0; login < LOGINS; login++) {
            logIn();
        }
        for (int round = 0; round < ROUNDS; round++) {
            sell();
        }
        call("/health", null);
        call("/openapi", null);
        return 0;
    }

    private void logIn() throws IOException {
        String password = configuration.demoPassword().map(Secret::reveal).orElseThrow();
        token = call("/api/pos/auth/login", "{\"username\":\"cajero\",\"password\":\"" + password + "\"}")
                .path("access_token")
                .asText();
    }

    private void sell() throws IOException {
        JsonNode product = call("/api/pos/productos?limit=1&branch=SCL-01", null)
                .path("items")
                .path(0);
        String sku = product.path("sku").asText();
        call("/api/pos/productos/" + sku + "?branch=SCL-01", null);
        call("/api/pos/productos/buscar?q=taladro&branch=SCL-01", null);
        JsonNode sale = call(
                "/api/pos/ventas",
                "{\"branch\":\"SCL-01\",\"register\":\"SCL-01-C1\",\"items\":[{\"sku\":\"" + sku
                        + "\",\"quantity\":1}],\"payments\":[{\"method\":\"debit\",\"amount\":"
                        + product.path("price").asLong() + "}]}");
        call("/api/pos/ventas/" + sale.path("id").asText() + "/recibo?format=txt", null);
    }

    private JsonNode call(String path, @Nullable String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + ports.plain() + path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new IOException(path + " answered " + connection.getResponseCode());
        }
        try (InputStream answer = connection.getInputStream()) {
            boolean json = String.valueOf(connection.getContentType()).contains("json");
            byte[] bytes = answer.readAllBytes();
            return json ? mapper.readTree(bytes) : mapper.missingNode();
        }
    }
}
