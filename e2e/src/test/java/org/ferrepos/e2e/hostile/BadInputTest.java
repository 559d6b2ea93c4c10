package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hundreds of requests that have to be refused with a reason, and none of which may write anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BadInputTest {
    private static final Path DATA = SharedPrograms.whole().data();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What no answer may show: the insides of the program. */
    private static final Pattern INSIDES = Pattern.compile(
            "org\\.(ferrepos|postgresql|jboss|hibernate|jdbi|jose4j)|io\\.(quarkus|vertx|netty|smallrye)"
                    + "|com\\.fasterxml|java\\.(lang|util|io|time|net)|jakarta\\.|[a-z]Exception\\b|\\bat [\\w.$]+\\("
                    + "|SQLSTATE|ERROR:|PSQL|\\binsert into\\b|\\bselect \\w+,|quarkus-app|/target/|\\.java\\b|\\.jar\\b"
                    + "|Deserializ|JsonParser|StreamRead");

    /** Which process serves a consumer is renewed by the clock, whoever asks for what meanwhile. */
    private static final Map<String, List<String>> BOOKKEEPING =
            Map.of("platform.outbox_consumer", List.of("claimed_by", "claimed_until"));

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int LOOKS = 30;
    private RunningProgram program;
    /** What the shared program had written for others. */
    private int saidBefore;

    private final Map<String, String> tokens = new HashMap<>();
    private Map<String, String> before;
    private List<HostileCase> cases;

    @BeforeAll
    void start() throws SQLException {
        program = SharedPrograms.whole().program();
        saidBefore = program.output().length();
        Api api = Api.at(program.baseUrl());
        for (String user : List.of("admin", "supervisor", "cajero", "vendedor", "deposito", "negocio")) {
            tokens.put(user, Programs.token(api, user));
        }
        String sku = api.withToken(token("cajero"))
                .get("/api/pos/productos?branch=SCL-01&limit=1")
                .json()
                .at("/items/0/sku")
                .asText();
        Forms forms = new Forms(sku);
        cases = new ArrayList<>(FieldCases.all(forms));
        cases.addAll(ShapeCases.all(forms));
        cases.addAll(AccessCases.all(forms, token("cajero"), SharedPrograms.SECRET));
        cases.addAll(PathCases.all());
        cases.addAll(WireCases.all());
        // The first search fills the synonyms that the program brings along.
        assertThat(api.withToken(token("cajero"))
                        .get("/api/pos/productos/buscar?q=taladro")
                        .status())
                .isEqualTo(200);
        before = settled();
    }

    /** What the program still writes for the tests before, such as mail that found no server, is not of these requests. */
    private static Map<String, String> settled() throws SQLException {
        Map<String, String> now = fingerprint();
        for (int look = 0; look < LOOKS; look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            Map<String, String> earlier = now;
            now = fingerprint();
            if (now.equals(earlier)) {
                return now;
            }
            Map<String, String> changed = new TreeMap<>(now);
            changed.entrySet().removeAll(earlier.entrySet());
            System.out.println("still written: " + changed.keySet());
        }
        throw new IllegalStateException("the program writes on without being asked");
    }

    private String token(String user) {
        return Objects.requireNonNull(tokens.get(user));
    }

    Stream<HostileCase> cases() {
        return cases.stream();
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isRefusedWithAReason(HostileCase hostile) throws IOException {
        RawHttp.Answer answer =
                RawHttp.send(program.port(), hostile.wire(hostile.user() == null ? null : token(hostile.user())));

        if (hostile.statuses().isEmpty()) {
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        } else {
            assertThat(hostile.statuses()).as(answer.toString()).contains(answer.status());
        }
        assertThat(answer.headers()).doesNotContainKeys("x-injected", "set-cookie", "server", "x-powered-by");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(problem.path("code").asText()).matches("[A-Z][A-Z_]{3,60}");
        assertThat(problem.path("detail").asText()).hasSizeBetween(15, 1_000).contains(" ");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("trace_id").asText()).isNotBlank().isEqualTo(answer.header("x-request-id"));
        assertThat(answer.body()).as("the insides of the program").doesNotContainPattern(INSIDES);
        if (hostile.field() != null) {
            assertThat(problem.path("errors").findValuesAsText("field"))
                    .as(answer.body())
                    .anyMatch(field -> field.equals(hostile.field()));
            assertThat(problem.at("/errors/0/message").asText()).isNotBlank();
        }
    }

    @Test
    @Order(2)
    void thereAreEnoughOfThem() {
        assertThat(cases).hasSizeGreaterThan(250);
        assertThat(cases).extracting(HostileCase::name).doesNotHaveDuplicates();
    }

    @Test
    @Order(3)
    void nothingWasWritten() throws SQLException {
        assertThat(fingerprint()).isEqualTo(before);
    }

    /**
     * A file that is refused leaves a failed job, which says why. Of opened values only what people had opened counts: what
     * the program opens for itself it notes by the clock, whoever asks for what meanwhile. That wrong passwords are counted,
     * and refusals noted, is the point of them; nothing else of the audit may change, nor of sessions and revocations.
     */
    private static Map<String, String> fingerprint() throws SQLException {
        Map<String, String> prints = Fingerprint.of(DATA, BOOKKEEPING);
        prints.remove("platform.job");
        prints.remove("identity.login_failure");
        prints.put("identity.audit", Fingerprint.countOf(DATA, "identity.audit where entity <> 'access'"));
        prints.put(
                "platform.encrypted_data_access_log",
                Fingerprint.countOf(DATA, "platform.encrypted_data_access_log where user_id is not null"));
        return prints;
    }

    /** Also what never reached a route: an operator must see that somebody knocks. */
    @Test
    @Order(4)
    void allAreCounted() {
        String metrics = Api.at(program.baseUrl()).get("/metrics").body();
        for (String status : List.of("400", "414", "431", "505")) {
            assertThat(metrics)
                    .contains("ferre_pos_http_requests_total{method=\"ANY\",path=\"unmatched\",status=\"" + status
                            + "\"");
        }
    }

    @Test
    @Order(5)
    void theProgramIsWellAndTheTemplatesAreGood() {
        Api cashier = Api.at(program.baseUrl()).withToken(token("cajero"));
        String sku = cashier.get("/api/pos/productos?branch=SCL-01&limit=1")
                .json()
                .at("/items/0/sku")
                .asText();
        Forms forms = new Forms(sku);
        for (Form form : List.of(
                forms.sale(),
                forms.movement(),
                forms.reservation(),
                forms.transfer(),
                forms.inventory(),
                forms.product(),
                forms.price(),
                forms.user(),
                forms.branch(),
                forms.tillMovement(),
                forms.apiKey())) {
            Api.Answer answer = Api.at(program.baseUrl())
                    .withToken(token(form.user()))
                    .post(
                            form.path(),
                            form.valid()
                                    .replace(
                                            Form.ABSENT_ID,
                                            java.util.UUID.randomUUID().toString()));
            assertThat(answer.status()).as(form.path() + " " + answer.body()).isEqualTo(201);
        }
        assertThat(program.output().substring(saidBefore)).doesNotContain("ERROR", "WARN", "\tat ");
    }
}
