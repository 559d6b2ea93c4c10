package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.Test;

/** A collector that is configured is told what was asked of the program. */
final class TraceTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Test
    void requestsReachTheCollectorAsTraces() throws IOException, InterruptedException {
        HttpServer collector = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), SharedPrograms.collectorPort()), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream plain =
                    packed ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
                received.add(new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            RunningProgram program = SharedPrograms.upgraded().program();
            assertThat(Api.at(program.baseUrl()).get("/api/pos/ventas").status())
                    .isEqualTo(401);

            assertThat(spans()).contains("ferre-pos-all", "/api/pos/ventas", "http.response.status_code");
        } finally {
            collector.stop(0);
        }
    }

    private String spans() throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        for (long left = BOUND.toNanos(); left > 0; left = end - System.nanoTime()) {
            String batch = received.poll(left, TimeUnit.NANOSECONDS);
            if (batch != null && batch.contains("/api/pos/ventas")) {
                return batch;
            }
        }
        return "nothing about the request";
    }
}
