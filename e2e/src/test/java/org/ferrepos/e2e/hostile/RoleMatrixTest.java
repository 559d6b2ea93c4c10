package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every route that the OpenAPI document names, asked by every role: who may is what the page of permissions says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoleMatrixTest {
    /** One letter for each role: who has no user in the demonstration company comes with an API key. */
    private static final Map<Character, String> ROLES = Map.ofEntries(
            Map.entry('A', "admin"),
            Map.entry('S', "supervisor"),
            Map.entry('C', "cajero"),
            Map.entry('V', "vendedor"),
            Map.entry('D', "despacho"),
            Map.entry('W', "deposito"),
            Map.entry('N', "negocio"),
            Map.entry('E', "etiquetas"),
            Map.entry('L', "analista"),
            Map.entry('M', "ml_service"),
            Map.entry('T', "terminal"));

    private static final String PEOPLE = "ASCVDWNEL";

    private static final Path PAGE = RunningProgram.root().resolve("docs/reference/permissions.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+ /\\S*)` \\| .* \\| ([^|]+) \\|$");

    /** The routes that the framework serves, and metrics, which this machine's network may read. */
    private static final List<String> OPEN =
            List.of("GET /health", "GET /health/live", "GET /health/ready", "GET /health/started", "GET /metrics");

    /** Open to any caller; that a key has no session to end is said by the route itself. */
    private static final String LOGOUT = "POST /api/pos/auth/logout";

    private Api anybody;
    private final Map<Character, Api> callers = new LinkedHashMap<>();
    private Map<String, JsonNode> routes;

    @BeforeAll
    void start() {
        anybody = Api.at(SharedPrograms.whole().program().baseUrl());
        Api admin = anybody.as("admin");
        ROLES.forEach((letter, role) -> callers.put(
                letter,
                PEOPLE.indexOf(letter) >= 0
                        ? anybody.as(role)
                        : anybody.with("X-API-Key", Programs.apiKey(admin, List.of(role), true))));
        routes = Routes.of(anybody);
    }

    @Test
    void theMatrixHasEveryRouteAndNoOther() {
        assertThat(routes.keySet()).isEqualTo(new TreeSet<>(matrix().keySet()));
    }

    @Test
    void onlyPublicRoutesAnswerWithoutAToken() {
        List<String> wrong = new ArrayList<>();
        matrix().forEach((route, allowed) -> {
            Api.Answer answer = ask(anybody, route);
            boolean refused = answer.status() == 401 && answer.code().equals("AUTH_REQUIRED");
            if (refused == allowed.equals("public")) {
                wrong.add(route + " without a token: " + answer.status());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void pathsBesideTheDocumentArePublicOnPurpose() {
        for (String path :
                List.of("/health", "/health/live", "/health/ready", "/health/started", "/openapi", "/info")) {
            assertThat(anybody.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(anybody.get("/docs/").status()).isEqualTo(200);
    }

    @Test
    void everyRoleMayDoWhatIsItsAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, String> entry : matrix().entrySet()) {
            // It would end the sessions that the other requests need.
            if (entry.getValue().equals("public") || entry.getKey().endsWith("/logout")) {
                continue;
            }
            for (Map.Entry<Character, Api> caller : callers.entrySet()) {
                asked++;
                check(entry, caller, wrong);
            }
        }
        assertThat(asked).isGreaterThan(600);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everybodyMayLogOutButAKey() {
        for (Map.Entry<Character, String> entry : ROLES.entrySet()) {
            char role = entry.getKey();
            boolean person = PEOPLE.indexOf(role) >= 0;
            Api caller = person ? anybody.as(entry.getValue()) : Objects.requireNonNull(callers.get(role));
            assertThat(caller.post("/api/pos/auth/logout", "{}").status())
                    .as(entry.getValue())
                    .isEqualTo(person ? 204 : 403);
        }
    }

    private void check(Map.Entry<String, String> expected, Map.Entry<Character, Api> caller, List<String> wrong) {
        Api.Answer answer = ask(caller.getValue(), expected.getKey());
        boolean allowed = expected.getValue().indexOf(caller.getKey()) >= 0;
        boolean refused = answer.status() == 403 && answer.code().equals("FORBIDDEN");
        if (answer.status() >= 500 || answer.status() == 401 || refused == allowed) {
            wrong.add(ROLES.get(caller.getKey()) + " " + expected.getKey() + ": " + answer.status() + " expected "
                    + (allowed ? "allowed" : "403"));
        }
    }

    /** A request that reaches the access check and then fails on what it asks for. */
    private Api.Answer ask(Api api, String route) {
        String[] parts = route.split(" ");
        String path = parts[1].replaceAll("\\{id}", Form.ABSENT_ID).replaceAll("\\{\\w+}", "NO-EXISTE");
        if (path.endsWith("/eventos")) {
            // Otherwise the answer would not end before the token does.
            path += "?branch=NO-EXISTE";
        }
        JsonNode content = Objects.requireNonNull(routes.get(route)).at("/requestBody/content");
        if (content.has("text/csv")) {
            return api.with("Content-Type", "text/csv").send(parts[0], path, "");
        }
        boolean hasBody = parts[0].equals("POST") || parts[0].equals("PUT");
        return api.send(parts[0], path, hasBody ? "{}" : null);
    }

    private static Map<String, String> matrix() {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            rows.put(row.group(1), letters(row.group(2)));
        }
        OPEN.forEach(route -> rows.put(route, "public"));
        rows.put(LOGOUT, PEOPLE);
        return rows;
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String letters(String who) {
        if (who.equals("public")) {
            return who;
        }
        Set<String> names = Set.of(
                who.replace("`", "").replace("operador_etiquetas", "etiquetas").split(", "));
        return ROLES.entrySet().stream()
                .filter(role -> names.contains(role.getValue()))
                .map(role -> role.getKey().toString())
                .sorted()
                .collect(Collectors.joining());
    }
}
