package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every route that the OpenAPI document names, asked by every role: who may is written down here and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoleMatrixTest {
    private static final Path DATA = Programs.data("roles");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

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

    private static final String EVERYBODY = "ASCVDWNELMT";
    private static final String PEOPLE = "ASCVDWNEL";

    /** That a key has no password to change is said after the shape of the request has been checked. */
    private static final String MATRIX = """
            public   GET    /info
            public   GET    /health
            public   GET    /health/live
            public   GET    /health/ready
            public   GET    /health/started
            public   GET    /metrics
            public   POST   /api/pos/auth/login
            public   POST   /api/pos/auth/refresh
            people   POST   /api/pos/auth/logout
            all      POST   /api/pos/auth/password
            all      GET    /api/pos/auth/me
            AS       GET    /api/pos/usuarios
            AS       POST   /api/pos/usuarios
            AS       GET    /api/pos/usuarios/{id}
            AS       PUT    /api/pos/usuarios/{id}
            AS       DELETE /api/pos/usuarios/{id}
            AS       POST   /api/pos/usuarios/{id}/password
            A        GET    /api/pos/api-keys
            A        POST   /api/pos/api-keys
            A        GET    /api/pos/api-keys/{id}
            A        DELETE /api/pos/api-keys/{id}
            AS       GET    /api/pos/auditoria
            all      GET    /api/pos/sucursales
            A        POST   /api/pos/sucursales
            all      GET    /api/pos/sucursales/{code}
            A        PUT    /api/pos/sucursales/{code}
            A        DELETE /api/pos/sucursales/{code}
            all      GET    /api/pos/terminales
            AS       POST   /api/pos/terminales
            all      GET    /api/pos/terminales/{code}
            AS       PUT    /api/pos/terminales/{code}
            AS       DELETE /api/pos/terminales/{code}
            all      GET    /api/pos/productos
            AS       POST   /api/pos/productos
            all      GET    /api/pos/productos/{sku}
            AS       PUT    /api/pos/productos/{sku}
            AS       DELETE /api/pos/productos/{sku}
            all      GET    /api/pos/productos/buscar
            all      GET    /api/pos/productos/cambios
            public   GET    /api/pos/consulta/{code}
            public   GET    /api/pos/consulta/sucursales
            all      GET    /api/pos/productos/barcode/{code}
            AS       POST   /api/pos/productos/importar
            all      GET    /api/pos/productos/{sku}/precios
            ASN      POST   /api/pos/productos/{sku}/precios
            A        GET    /api/pos/sinonimos
            A        POST   /api/pos/sinonimos
            A        PUT    /api/pos/sinonimos/{id}
            A        DELETE /api/pos/sinonimos/{id}
            ASCT     GET    /api/pos/cajas
            ASCT     GET    /api/pos/cajas/{register}
            ASCT     POST   /api/pos/cajas/{register}/abrir
            ASCT     POST   /api/pos/cajas/{register}/movimientos
            ASCT     POST   /api/pos/cajas/{register}/cerrar
            ASCVT    POST   /api/pos/ventas
            ASCVDLT  GET    /api/pos/ventas
            ASCVDLT  GET    /api/pos/ventas/{id}
            ASCVDLT  GET    /api/pos/ventas/{id}/recibo
            ASC      POST   /api/pos/ventas/{id}/anular
            ASC      POST   /api/pos/ventas/{id}/devoluciones
            ASCV     POST   /api/pos/stock/reservar
            ASCV     POST   /api/pos/stock/liberar
            all      GET    /api/deposito/stock
            ASWNLM   GET    /api/deposito/stock/critico
            AS       GET    /api/deposito/stock/cuadratura
            ASWN     PUT    /api/deposito/stock/minimos
            ASWN     POST   /api/deposito/stock/reservar
            ASWN     POST   /api/deposito/stock/liberar
            ASWN     POST   /api/deposito/movimientos
            ASWNLM   GET    /api/deposito/movimientos
            ASW      GET    /api/deposito/traslados
            ASW      POST   /api/deposito/traslados
            ASW      GET    /api/deposito/traslados/{id}
            ASW      POST   /api/deposito/traslados/{id}/enviar
            ASW      POST   /api/deposito/traslados/{id}/recibir
            ASW      POST   /api/deposito/traslados/{id}/cancelar
            ASNL     GET    /api/dashboard/resumen
            ASNL     GET    /api/dashboard/eventos
            ASWNLM   GET    /api/inventory
            ASWN     POST   /api/inventory
            """;

    private RunningProgram program;
    private Api anybody;
    private final Map<Character, Api> callers = new LinkedHashMap<>();
    private Map<String, JsonNode> routes;

    @BeforeAll
    void start() {
        program = RunningProgram.start(RunningProgram.Options.demo(DATA));
        anybody = Api.at(program.baseUrl());
        Api admin = anybody.as("admin");
        ROLES.forEach((letter, role) -> callers.put(
                letter,
                PEOPLE.indexOf(letter) >= 0
                        ? anybody.as(role)
                        : anybody.with("X-API-Key", Programs.apiKey(admin, List.of(role), true))));
        routes = new TreeMap<>();
        anybody.get("/openapi?format=json")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> routes.put(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    @AfterAll
    void stop() {
        program.close();
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
        MATRIX.lines().forEach(line -> {
            String[] columns = line.strip().split(" +");
            String allowed = switch (columns[0]) {
                case "all" -> EVERYBODY;
                case "people" -> PEOPLE;
                default -> columns[0];
            };
            rows.put(columns[1] + " " + columns[2], allowed);
        });
        return rows;
    }
}
