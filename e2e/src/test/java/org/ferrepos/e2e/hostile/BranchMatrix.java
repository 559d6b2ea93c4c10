package org.ferrepos.e2e.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ferrepos.e2e.hostile.BranchRequests.Request;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;

/**
 * Who reaches whose branch: each route that takes a branch, or a thing of one, is asked by a person of each role who
 * belongs to a branch: for that one, for another, and for the whole chain. Which roles may reach further is judged here
 * from their permissions; what got through makes a page.
 */
public final class BranchMatrix {
    private static final List<String> ROLES = List.of(
            "admin",
            "supervisor",
            "cajero",
            "vendedor",
            "despacho",
            "deposito",
            "negocio",
            "operador_etiquetas",
            "analista",
            "ml_service",
            "terminal");

    /** What a chain tells all its people: what is sold at which price, how much of it is where, which tills there are. */
    private static final Set<String> TOLD_TO_ALL = Set.of(
            "GET /api/deposito/stock",
            "GET /api/deposito/stock/critico",
            "GET /api/deposito/stock/critico/exportar",
            "GET /api/deposito/stock/exportar",
            "GET /api/inventory",
            "GET /api/pos/productos",
            "GET /api/pos/productos/barcode/{code}",
            "GET /api/pos/productos/buscar",
            "GET /api/pos/productos/cambios",
            "GET /api/pos/productos/exportar",
            "GET /api/pos/productos/{sku}",
            "GET /api/pos/productos/{sku}/precios",
            "GET /api/pos/productos/{sku}/precios/exportar",
            "GET /api/pos/terminales",
            "GET /api/pos/terminales/exportar",
            "GET /api/pos/terminales/{code}");

    /** Lists that show nothing of another branch instead of refusing it. */
    private static final Set<String> FILTERED = Set.of(
            "GET /api/deposito/traslados",
            "GET /api/deposito/traslados/exportar",
            "GET /api/pos/usuarios",
            "GET /api/pos/usuarios/exportar");

    /** Whose answer tells no branch: a stream, which LiveHubTest reads, and what is empty where all is well. */
    private static final Set<String> SILENT =
            Set.of("GET /api/dashboard/eventos", "GET /api/deposito/stock/cuadratura");

    /** Routes about things of a branch where the thing is the caller's own and nobody else's. */
    private static final Set<String> OF_THE_OWNER = Set.of(
            "POST /api/files/{id}/enlace",
            "GET /api/jobs/{id}",
            "POST /api/jobs/{id}/cancelar",
            "GET /api/jobs/{id}/eventos",
            "GET /api/jobs/{id}/resultado");

    /** Routes about what belongs to the chain, for those alone whom their permission names. */
    private static final Set<String> OF_THE_CHAIN = Set.of(
            "POST /api/outbox/fallidos/{id}/descartar",
            "POST /api/outbox/fallidos/{id}/reintentar",
            "POST /api/pos/api-keys",
            "GET /api/pos/api-keys/{id}",
            "DELETE /api/pos/api-keys/{id}",
            "POST /api/pos/impuestos/{category}/tasas",
            "DELETE /api/pos/impuestos/{category}/tasas/{country}/{day}",
            "POST /api/pos/productos",
            "PUT /api/pos/productos/{sku}",
            "DELETE /api/pos/productos/{sku}",
            "POST /api/pos/productos/importar",
            "POST /api/pos/roles",
            "GET /api/pos/roles/{name}",
            "PUT /api/pos/roles/{name}",
            "DELETE /api/pos/roles/{name}",
            "POST /api/pos/sinonimos",
            "PUT /api/pos/sinonimos/{id}",
            "DELETE /api/pos/sinonimos/{id}",
            "POST /api/pos/sucursales",
            "GET /api/pos/sucursales/{code}",
            "PUT /api/pos/sucursales/{code}",
            "DELETE /api/pos/sucursales/{code}");

    private static final Pattern OF_ANOTHER = Pattern.compile(Scope.OTHER.branch());
    /** A transfer with the own branch at one end is the own branch's too. */
    private static final Pattern BETWEEN_OTHERS =
            Pattern.compile(Scope.OTHER.branch() + "\\W+(to\\W+)?" + BranchRequests.THIRD);

    private final Map<String, Api> callers = new LinkedHashMap<>();
    private final Map<String, Set<String>> permissions = new LinkedHashMap<>();
    private final Map<String, JsonNode> routes;
    private final BranchRequests requests;

    /** Whose branch. */
    enum Scope {
        OWN("SCL-01"),
        OTHER("VAP-01"),
        CHAIN("");

        private final String branch;

        Scope(String branch) {
            this.branch = branch;
        }

        String branch() {
            return branch;
        }
    }

    public BranchMatrix(Api anybody, Api admin) {
        requests = new BranchRequests(admin);
        for (String role : ROLES) {
            Api caller = personOf(anybody, admin, role);
            callers.put(role, caller);
            Set<String> held = new HashSet<>();
            caller.get("/api/pos/auth/me").json().path("permissions").forEach(each -> held.add(each.asText()));
            permissions.put(role, held);
        }
        routes = Routes.of(anybody);
    }

    /**
     * What came out.
     *
     * @param page who got through, as a page of the documentation
     * @param wrong who got through and should not have, or the other way round
     * @param asked requests by those who hold the permission of the route
     */
    public record Outcome(String page, List<String> wrong, int asked) {}

    /** Routes with a body or a thing in their path of which nobody said whose it is. */
    Set<String> untold() {
        Set<String> untold = new TreeSet<>();
        for (String route : routes.keySet()) {
            boolean concerns = route.contains("{") || !route.startsWith("GET ");
            boolean isPublic = route.contains("/auth/")
                    || route.equals("GET /api/files/{id}")
                    || route.startsWith("GET /api/pos/consulta/");
            if (concerns && !isPublic) {
                untold.add(route);
            }
        }
        untold.removeAll(asked());
        untold.removeAll(OF_THE_OWNER);
        untold.removeAll(OF_THE_CHAIN);
        return untold;
    }

    /** Routes there are requests for, but that do not exist. */
    Set<String> gone() {
        Set<String> gone = new TreeSet<>(requests.routes());
        gone.removeAll(routes.keySet());
        return gone;
    }

    public Outcome ask() {
        List<String> wrong = new ArrayList<>();
        StringBuilder page = new StringBuilder(HEAD);
        int askedInAll = 0;
        for (String route : asked()) {
            page.append("| `").append(route).append('`');
            for (Scope scope : Scope.values()) {
                Set<String> through = new TreeSet<>();
                int asked = 0;
                for (String role : ROLES) {
                    Reach reach = ask(role, route, scope);
                    if (reach == Reach.NO_PERMISSION || reach == Reach.NOTHING_TO_ASK) {
                        continue;
                    }
                    asked++;
                    if (reach == Reach.THROUGH) {
                        through.add(role);
                    }
                    judge(role, route, scope, reach).ifPresent(wrong::add);
                }
                askedInAll += asked;
                page.append(" | ").append(cell(through, asked));
            }
            page.append(" |\n");
        }
        return new Outcome(page.toString(), wrong, askedInAll);
    }

    private static final String HEAD = """
            # Whose branch

            Asked of the running program by a test (`BranchMatrixTest`), which also writes this page: a person of each delivered role who belongs to one branch asks each route that takes a branch, or a thing of one, for that branch, for another, and for the whole chain (no branch named, or what belongs to none). The cells say who got through; who lacks the [permission](permissions.md) of the route was not asked. Empty: there is no such thing. A list counts only where it shows something of another branch. A schedule without a branch is its maker's own and runs with their rights. Everybody else gets 403 `FORBIDDEN_BRANCH`, or 404 where even that would tell something.

            | route | own branch | another branch | the chain |
            |---|---|---|---|
            """;

    private static String cell(Collection<String> through, int asked) {
        if (asked == 0) {
            return "";
        }
        if (through.isEmpty()) {
            return "–";
        }
        return through.size() == asked && asked > 1 ? "all" : "`" + String.join("`, `", through) + "`";
    }

    private Set<String> asked() {
        Set<String> asked = new TreeSet<>(requests.routes());
        routes.forEach((route, operation) -> {
            boolean takesBranch =
                    operation.path("parameters").findValuesAsText("name").contains("branch");
            if (takesBranch && !route.startsWith("GET /api/pos/consulta/")) {
                asked.add(route);
            }
        });
        return asked;
    }

    private enum Reach {
        THROUGH,
        REFUSED,
        NO_PERMISSION,
        NOTHING_TO_ASK,
        /** Neither answered nor refused for the branch: the request is wrong, or the program. */
        BROKEN
    }

    private Reach ask(String role, String route, Scope scope) {
        Optional<Request> found = requests.request(route, scope);
        if (found.isEmpty() || (scope == Scope.CHAIN && SILENT.contains(route))) {
            return Reach.NOTHING_TO_ASK;
        }
        Request request = found.get();
        Api caller = Objects.requireNonNull(callers.get(role));
        if (route.endsWith("/eventos")) {
            return opened(caller, request.path());
        }
        Api.Answer answer = caller.send(request.method(), request.path(), request.body());
        if (answer.status() == 403 || answer.status() == 404) {
            String code = answer.code();
            return code.equals("FORBIDDEN")
                    ? Reach.NO_PERMISSION
                    : code.startsWith("SUPERVISOR_") ? Reach.THROUGH : Reach.REFUSED;
        }
        if (answer.status() >= 300) {
            return Reach.BROKEN;
        }
        return judgesByContent(route, scope)
                        && !foreign(route).matcher(answer.body()).find()
                ? Reach.REFUSED
                : Reach.THROUGH;
    }

    /** What only somebody may read who reaches further than their branch. */
    private static Pattern foreign(String route) {
        return route.contains("/traslados") ? BETWEEN_OTHERS : OF_ANOTHER;
    }

    private static boolean judgesByContent(String route, Scope scope) {
        return switch (scope) {
            case OWN -> false;
            case OTHER -> FILTERED.contains(route);
            case CHAIN -> route.startsWith("GET ") && !route.contains("{") && !TOLD_TO_ALL.contains(route);
        };
    }

    /** A stream tells by its status alone. */
    private static Reach opened(Api caller, String path) {
        try {
            HttpResponse<InputStream> answer = caller.open(path);
            try (InputStream body = answer.body()) {
                return switch (answer.statusCode()) {
                    case 200 -> Reach.THROUGH;
                    case 403 ->
                        new String(body.readAllBytes(), StandardCharsets.UTF_8).contains("\"FORBIDDEN\"")
                                ? Reach.NO_PERMISSION
                                : Reach.REFUSED;
                    default -> Reach.BROKEN;
                };
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> judge(String role, String route, Scope scope, Reach reach) {
        boolean isOwnSchedule = route.equals("POST /api/jobs/programados") && scope == Scope.CHAIN;
        boolean may = scope == Scope.OWN || isOwnSchedule || TOLD_TO_ALL.contains(route) || reachesAll(role, route);
        boolean isRight = switch (reach) {
            case THROUGH -> may;
            // That the chain has nothing to show beyond the branch is no refusal, and some things have a branch always.
            case REFUSED -> scope == Scope.CHAIN || !may;
            default -> scope == Scope.CHAIN;
        };
        return isRight ? Optional.empty() : Optional.of(role + " " + route + " " + scope + ": " + reach);
    }

    private boolean reachesAll(String role, String route) {
        Set<String> held = Objects.requireNonNull(permissions.get(role));
        return held.contains("platform.every_branch")
                || (held.contains("stock.every_branch") && isOfStock(route))
                || (held.contains("catalog.set_chain_prices") && route.endsWith("/precios"));
    }

    private static boolean isOfStock(String route) {
        return route.contains("/deposito/") || route.contains("/inventory") || route.contains("/pos/stock/");
    }

    private static Api personOf(Api anybody, Api admin, String role) {
        String username = "matriz-" + role.replace('_', '-');
        Api.Answer made = admin.post(
                "/api/pos/usuarios",
                "{\"username\":\"" + username + "\",\"name\":\"Matriz\",\"password\":\"" + RunningProgram.PASSWORD
                        + "\",\"roles\":[\"" + role + "\"],\"branch\":\"" + Scope.OWN.branch() + "\"}");
        if (made.status() != 201) {
            throw new IllegalStateException(made.toString());
        }
        return anybody.as(username);
    }
}
