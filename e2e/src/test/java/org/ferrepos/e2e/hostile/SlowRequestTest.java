package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that never finish what they began, and bodies at the bounds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlowRequestTest {
    /** The program's own bounds are three seconds; the rest is for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MEBIBYTE = 1 << 20;
    private static final String HEAD = "POST /api/pos/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private static final String BODY_HEAD = HEAD + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{";

    private RunningProgram program;

    @BeforeAll
    void start() {
        program = SharedPrograms.impatient().program();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws IOException {
        assertThat(endOf("", false).status()).isZero();
    }

    @Test
    void aHeaderThatStopsIsClosed() throws IOException {
        assertThat(endOf(HEAD + "X-Slow: ", false).status()).isIn(0, 408);
    }

    @Test
    void aBodyThatStopsIsClosed() throws IOException {
        assertThat(endOf(BODY_HEAD, false).status()).isIn(0, 408);
    }

    @Test
    void aBodyThatDribblesIsEnded() throws IOException {
        assertThat(endOf(BODY_HEAD, true).status()).isIn(0, 408);
    }

    /** Whoever is refused at once may not hold the connection with what nobody reads. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /health", "POST /nada", "POST /%zz", "POST /api/pos/ventas", "PATCH /api/pos/ventas"})
    void aBodyThatDribblesAfterItsAnswerIsEnded(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String head = request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
            socket.getOutputStream()
                    .write((head + "Content-Length: 5000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> dribble(socket));
            assertThat(RawHttp.read(socket).status()).isNotZero().isNotEqualTo(408);
            RawHttp.all(socket);
        }
    }

    @Test
    void aBodyThatCameButWasNotReadEndsNothing() throws IOException, InterruptedException {
        String request = "POST /api/pos/ventas HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            for (int i = 0; i < 8; i++) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(RawHttp.read(socket).status()).isEqualTo(401);
                Thread.sleep(1_000);
            }
        }
    }

    @Test
    void chunksThatDribbleAreEnded() throws IOException {
        String head = HEAD + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThat(endOf(head + "1388\r\n{", true).status()).isIn(0, 408);
    }

    @Test
    void aHundredSlowClientsDoNotDelayTheOthers() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port());
                slow.add(socket);
                socket.getOutputStream().write((i % 2 == 0 ? HEAD : BODY_HEAD).getBytes(StandardCharsets.US_ASCII));
            }
            long begin = System.nanoTime();
            assertThat(Api.at(program.baseUrl()).get("/health").status()).isEqualTo(200);
            assertThat(Api.at(program.baseUrl())
                            .as("cajero")
                            .get("/api/pos/auth/me")
                            .status())
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyThatEndsEarlyWritesNothing() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            socket.getOutputStream().write(BODY_HEAD.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.setSoTimeout((int) PATIENCE.toMillis());
            assertThat(RawHttp.read(socket).status()).isIn(0, 400, 408);
        }
    }

    @Test
    void uploadsHaveABoundOfTheirOwn() {
        Api admin = Api.at(program.baseUrl()).as("admin").with("Content-Type", "text/csv");
        String rejected = "sku,name,price\n" + "ROTO,Sin precio,nada\n".repeat(2 * MEBIBYTE / 21);
        Api.Answer accepted = admin.post("/api/pos/productos/importar", rejected);
        assertThat(accepted.status()).as(accepted.code()).isEqualTo(200);
        assertThat(accepted.json().path("created").asInt()).isZero();

        Api.Answer tooLarge = admin.post("/api/pos/productos/importar", "x".repeat(20 * MEBIBYTE + 1));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.code()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(admin.post("/api/pos/productos", " ".repeat(MEBIBYTE + 1)).status())
                .isEqualTo(413);
        assertThat(admin.put("/api/pos/productos/importar", " ".repeat(2 * MEBIBYTE))
                        .status())
                .isEqualTo(413);
    }

    /** Sends a beginning, perhaps one byte now and then, and waits for the server to end the connection. */
    private RawHttp.Answer endOf(String beginning, boolean dribble) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            Thread dribbling = Thread.ofVirtual().unstarted(() -> dribble(socket));
            if (dribble) {
                dribbling.start();
            }
            long begin = System.nanoTime();
            // A read that times out fails the test: the server has kept the connection.
            RawHttp.Answer answer = RawHttp.read(socket);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
            return answer;
        }
    }

    private static void dribble(Socket socket) {
        try {
            while (!socket.isClosed()) {
                socket.getOutputStream().write(' ');
                Thread.sleep(300);
            }
        } catch (IOException | InterruptedException e) {
            // The server has had enough.
        }
    }
}
