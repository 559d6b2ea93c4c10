package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a request ends and how long it may take to begin, asked in the open and behind encryption. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConnectionsTest {
    /** Beyond the program's own bound: for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String ASK = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String UNFINISHED = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String POST =
            "POST /api/pos/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    /** How a client of version 2 begins: with settings that change nothing. */
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
    /** The type of a frame. */
    private static final String HEADERS = "\1";

    private RunningProgram program;
    private String token = "";

    enum Way {
        OPEN,
        ENCRYPTED
    }

    @BeforeAll
    void start() {
        program = SharedPrograms.guarded().program();
        token = Programs.token(Api.at(program.baseUrl()).with("X-Forwarded-For", "203.0.113.90"), "cajero");
    }

    private Socket connect(Way way) throws IOException {
        Socket socket = way == Way.OPEN
                ? new Socket(InetAddress.getLoopbackAddress(), program.port())
                : SharedPrograms.certificate()
                        .trusting()
                        .getSocketFactory()
                        .createSocket("localhost", SharedPrograms.TLS_PORT);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    static Stream<HostileCase> whatIsNoRequest() {
        return WireCases.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsNoRequest")
    void isRefusedBehindEncryptionAsInTheOpen(HostileCase hostile) throws IOException {
        try (Socket socket = connect(Way.ENCRYPTED)) {
            RawHttp.Answer answer = RawHttp.send(socket, hostile.wire(hostile.user() == null ? null : token));
            assertThat(hostile.statuses()).as(answer.toString()).contains(answer.status());
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
        }
    }

    /** One server before this one may see a request end where the other does not: the rest is nobody's request. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aLengthBesideChunksEndsTheConnection(Way way) throws IOException {
        for (String framing : List.of(
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "transfer-encoding: CHUNKED\r\ncontent-length: 0\r\n",
                "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n")) {
            try (Socket socket = connect(way)) {
                write(socket, POST + framing + "\r\n0\r\n\r\n" + ASK);
                assertThat(statuses(RawHttp.all(socket))).as(framing).containsExactly("400");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatCameBeforeIsAnswered(Way way) throws IOException {
        try (Socket socket = connect(way)) {
            write(socket, ASK + POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + ASK);
            assertThat(statuses(RawHttp.all(socket))).containsExactly("200", "400");
        }
    }

    private static List<String> statuses(String answers) {
        return Stream.of(answers.split("HTTP/1.1 "))
                .skip(1)
                .map(answer -> answer.substring(0, 3))
                .toList();
    }

    /** All at once, since each takes as long as the program allows. */
    @Test
    void headersThatTrickleAreEndedAndUnusedConnectionsAreNot() throws IOException {
        List<Socket> slow = new ArrayList<>();
        List<Socket> frames = new ArrayList<>();
        List<Socket> unused = new ArrayList<>();
        try {
            long begin = System.nanoTime();
            for (Way way : Way.values()) {
                slow.add(connect(way));
                Socket second = connect(way);
                slow.add(second);
                isAnswered(second);
                Socket idle = connect(way);
                unused.add(idle);
                isAnswered(idle);
            }
            frames.add(beginFrames(PREFACE.substring(0, 20), ""));
            frames.add(beginFrames(PREFACE + "\0\0d" + HEADERS + "\0\0\0\0\1", "x"));
            frames.add(beginFrames(PREFACE + "\0\0\1" + HEADERS + "\0\0\0\0\1x", "\0\0\1\11\0\0\0\0\1x"));
            for (Socket socket : slow) {
                write(socket, UNFINISHED);
                trickle(socket, "x");
            }
            for (Socket socket : slow) {
                RawHttp.Answer answer = RawHttp.read(socket);
                assertThat(answer.status()).isEqualTo(408);
                assertThat(answer.body()).contains("REQUEST_TIMEOUT");
                assertThat(RawHttp.all(socket)).isEmpty();
            }
            for (Socket socket : frames) {
                assertThat(RawHttp.all(socket)).isNotEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(SharedPrograms.HEADER_TIMEOUT, SharedPrograms.HEADER_TIMEOUT.plus(PATIENCE));
            for (Socket socket : unused) {
                isAnswered(socket);
            }
        } finally {
            for (List<Socket> opened : List.of(slow, frames, unused)) {
                for (Socket socket : opened) {
                    socket.close();
                }
            }
        }
    }

    private static void isAnswered(Socket socket) throws IOException {
        write(socket, ASK);
        assertThat(RawHttp.read(socket).status()).isEqualTo(200);
    }

    /** Begins a request of version 2, with something of it now and then. */
    private Socket beginFrames(String beginning, String more) throws IOException {
        SSLSocket socket = (SSLSocket) connect(Way.ENCRYPTED);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        write(socket, beginning);
        trickle(socket, more);
        return socket;
    }

    private static void trickle(Socket socket, String more) {
        Thread.ofVirtual().start(() -> {
            try {
                while (!socket.isClosed()) {
                    write(socket, more);
                    Thread.sleep(300);
                }
            } catch (IOException | InterruptedException e) {
                // The server has had enough.
            }
        });
    }

    @Test
    void theEncryptedPortAnswersNothingInTheOpen() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SharedPrograms.TLS_PORT)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            write(socket, ASK);
            assertThat(RawHttp.all(socket)).isEmpty();
        }
    }

    @Test
    void aSessionOfAPageIsForEncryptedConnectionsAlone() throws IOException {
        byte[] login = HostileCase.of(null, "POST", "/api/pos/auth/login")
                .header("X-Session", "cookie")
                .body(
                        "application/json",
                        "{\"username\":\"vendedor\",\"password\":\"%s\"}"
                                .formatted(RunningProgram.PASSWORD)
                                .getBytes(StandardCharsets.UTF_8))
                .wire(null);
        try (Socket socket = connect(Way.ENCRYPTED)) {
            RawHttp.Answer answer = RawHttp.send(socket, login);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(List.of(answer.header("set-cookie").split("; ")))
                    .contains("Secure", "HTTPOnly", "SameSite=Strict");
            assertThat(answer.header("strict-transport-security")).contains("max-age=31536000");
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void answersOverHttps(HttpClient.Version version) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(version)
                .sslContext(SharedPrograms.certificate().trusting())
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + SharedPrograms.TLS_PORT + "/health"))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
            assertThat(answer.headers().firstValue("strict-transport-security").orElse(""))
                    .contains("max-age=31536000");
        }
    }
}
