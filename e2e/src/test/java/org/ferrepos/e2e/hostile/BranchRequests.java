package org.ferrepos.e2e.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.ferrepos.e2e.hostile.BranchMatrix.Scope;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.jspecify.annotations.Nullable;

/**
 * Requests that would be answered, for each route that names a branch or a thing of one. What they name is made by an
 * administrator just before, so that none of them spoils another.
 */
final class BranchRequests {
    static final String PRODUCT = "TAL-750";
    /** Neither the own branch nor the other one. */
    static final String THIRD = "SCL-02";

    private final Api admin;
    private final String sku;
    private final String barcode;
    private final Map<String, String> tills = new HashMap<>();
    private final Map<String, Function<Scope, Request>> requests = new TreeMap<>();
    private final Set<String> alwaysOfABranch = new HashSet<>();
    private int amount = 10_000;

    BranchRequests(Api admin) {
        this.admin = admin;
        this.barcode = admin.get("/api/pos/productos/" + PRODUCT)
                .json()
                .at("/barcodes/0")
                .asText();
        this.sku = "MX-" + suffix();
        ok(admin.post("/api/pos/productos", json("{'sku':'%s','name':'Prueba','price':1000}", sku)));
        for (Scope scope : Set.of(Scope.OWN, Scope.OTHER)) {
            stock(scope.branch());
            sale(scope.branch());
            user(scope);
            transfer(scope.branch(), THIRD);
        }
        stock(THIRD);
        catalog();
        stockRoutes();
        transfers();
        tills();
        sales();
        identity();
        jobs();
    }

    /** A body, or none, for a path. */
    record Request(String method, String path, @Nullable String body) {}

    /** The routes there are requests for, beside those that take a branch as a parameter of the query alone. */
    Set<String> routes() {
        return requests.keySet();
    }

    /** Empty where what a route is about cannot belong to the chain as a whole. */
    Optional<Request> request(String route, Scope scope) {
        if (scope == Scope.CHAIN && alwaysOfABranch.contains(route)) {
            return Optional.empty();
        }
        return Optional.of(
                requests.getOrDefault(route, asked -> listed(route, asked)).apply(scope));
    }

    private Request listed(String route, Scope scope) {
        String[] parts = route.split(" ");
        String path = parts[1].replace("{sku}", PRODUCT).replace("{code}", barcode);
        String query = scope == Scope.CHAIN ? "" : "branch=" + scope.branch() + "&";
        return new Request(parts[0], path + "?" + query + (path.endsWith("/resumen") ? "" : extra(path)), null);
    }

    private static String extra(String path) {
        if (path.endsWith("/exportar")) {
            return "format=csv";
        }
        return path.endsWith("/buscar") ? "q=taladro" : "limit=500";
    }

    private void catalog() {
        addOfChain(
                "POST /api/pos/productos/{sku}/precios",
                scope -> body(
                        "/api/pos/productos/" + PRODUCT + "/precios",
                        "{'amount':%s,'branch':%s}",
                        amount++,
                        quoted(scope)));
    }

    private void stockRoutes() {
        for (String route : Set.of("/api/deposito/movimientos", "/api/inventory")) {
            String what = route.endsWith("inventory") ? "'operation':'add'" : "'kind':'receipt','reason':'prueba'";
            add(
                    "POST " + route,
                    scope -> body(
                            route,
                            "{'id':'%s','sku':'%s','branch':%s,'quantity':1," + what + "}",
                            id(),
                            sku,
                            quoted(scope)));
        }
        add(
                "PUT /api/deposito/stock/minimos",
                scope ->
                        put("/api/deposito/stock/minimos", "{'sku':'%s','branch':%s,'minimum':1}", sku, quoted(scope)));
        for (String base : Set.of("/api/deposito/stock", "/api/pos/stock")) {
            add("POST " + base + "/reservar", scope -> body(base + "/reservar", reservation(scope.branch())));
            add("POST " + base + "/liberar", scope -> {
                String id = id();
                ok(admin.post(
                        base + "/reservar",
                        reservation(scope.branch())
                                .replaceFirst("'[0-9a-f-]{36}'", "'" + id + "'")
                                .replace('\'', '"')));
                return body(base + "/liberar", "{'id':'%s'}", id);
            });
        }
    }

    private String reservation(String branch) {
        return "{'id':'" + id() + "','branch':'" + branch + "','items':[{'sku':'" + sku
                + "','quantity':1}],'minutes':5}";
    }

    private void transfers() {
        String base = "/api/deposito/traslados";
        add(
                "POST " + base,
                scope -> body(
                        base,
                        "{'id':'%s','from':'%s','to':'%s','items':[{'sku':'%s','quantity':1}]}",
                        id(),
                        scope.branch(),
                        THIRD,
                        sku));
        add("GET " + base + "/{id}", scope -> new Request("GET", base + "/" + transfer(scope.branch(), THIRD), null));
        for (String step : Set.of("cancelar", "enviar")) {
            add(
                    "POST " + base + "/{id}/" + step,
                    scope -> new Request("POST", base + "/" + transfer(scope.branch(), THIRD) + "/" + step, null));
        }
        add("POST " + base + "/{id}/recibir", scope -> {
            String path = base + "/" + transfer(THIRD, scope.branch());
            ok(admin.send("POST", path + "/enviar", null));
            return new Request("POST", path + "/recibir", null);
        });
    }

    private void tills() {
        String base = "/api/pos/cajas/";
        add("GET /api/pos/cajas/{register}", scope -> new Request("GET", base + till(scope.branch()), null));
        add(
                "POST /api/pos/cajas/{register}/abrir",
                scope -> body(base + register(scope.branch()) + "/abrir", "{'opening_float':0}"));
        add(
                "POST /api/pos/cajas/{register}/cerrar",
                scope -> body(base + opened(scope.branch()) + "/cerrar", "{'counted':[{'method':'cash','amount':0}]}"));
        add(
                "POST /api/pos/cajas/{register}/movimientos",
                scope -> body(
                        base + till(scope.branch()) + "/movimientos",
                        "{'id':'%s','kind':'in','amount':1000,'reason':'prueba'}",
                        id()));
    }

    private void sales() {
        String base = "/api/pos/ventas/";
        add("POST /api/pos/ventas", scope -> body("/api/pos/ventas", saleOf(id(), scope.branch())));
        for (String end : Set.of("", "/recibo")) {
            add("GET /api/pos/ventas/{id}" + end, scope -> new Request("GET", base + sale(scope.branch()) + end, null));
        }
        add(
                "POST /api/pos/ventas/{id}/anular",
                scope -> body(base + sale(scope.branch()) + "/anular", "{'reason':'Error'}"));
        add(
                "POST /api/pos/ventas/{id}/devoluciones",
                scope -> body(
                        base + sale(scope.branch()) + "/devoluciones",
                        "{'items':[{'line':1,'quantity':1}],'reason':'Sobra','refund':[{'method':'cash','amount':1000}]}"));
    }

    private void identity() {
        add(
                "POST /api/pos/terminales",
                scope -> body(
                        "/api/pos/terminales",
                        "{'code':'%s','branch':'%s'}",
                        scope.branch() + "-N" + suffix(),
                        scope.branch()));
        String registers = "/api/pos/terminales/";
        add("GET /api/pos/terminales/{code}", scope -> new Request("GET", registers + till(scope.branch()), null));
        add(
                "PUT /api/pos/terminales/{code}",
                scope -> new Request("PUT", registers + register(scope.branch()), "{\"active\":true}"));
        add(
                "DELETE /api/pos/terminales/{code}",
                scope -> new Request("DELETE", registers + register(scope.branch()), null));
        String users = "/api/pos/usuarios/";
        String person = "'name':'Prueba','roles':['cajero'],'branch':";
        addOfChain(
                "POST /api/pos/usuarios",
                scope -> body(
                        "/api/pos/usuarios",
                        "{'username':'%s','password':'%s'," + person + "%s}",
                        "m" + suffix().toLowerCase(Locale.ROOT),
                        RunningProgram.PASSWORD,
                        quoted(scope)));
        addOfChain("GET /api/pos/usuarios/{id}", scope -> new Request("GET", users + user(scope), null));
        addOfChain(
                "PUT /api/pos/usuarios/{id}", scope -> put(users + user(scope), "{" + person + "%s}", quoted(scope)));
        addOfChain("DELETE /api/pos/usuarios/{id}", scope -> new Request("DELETE", users + user(scope), null));
        addOfChain(
                "POST /api/pos/usuarios/{id}/password",
                scope -> body(users + user(scope) + "/password", "{'password':'%s'}", RunningProgram.PASSWORD));
    }

    private void jobs() {
        String base = "/api/jobs/programados";
        addOfChain("POST " + base, scope -> body(base, schedule(scope)));
        addOfChain("GET " + base + "/{id}", scope -> new Request("GET", base + "/" + scheduled(scope), null));
        addOfChain("PUT " + base + "/{id}", scope -> put(base + "/" + scheduled(scope), schedule(scope)));
        addOfChain("DELETE " + base + "/{id}", scope -> new Request("DELETE", base + "/" + scheduled(scope), null));
        addOfChain("POST " + base + "/{id}/ejecutar", scope -> body(base + "/" + scheduled(scope) + "/ejecutar", "{}"));
    }

    private static String schedule(Scope scope) {
        String place = scope == Scope.CHAIN ? "'zone':'America/Santiago'" : "'branch':" + quoted(scope);
        return "{'kind':'platform.job_cleanup','cron':'30 0 * * *'," + place + ",'enabled':false}";
    }

    private String scheduled(Scope scope) {
        return ok(admin.post("/api/jobs/programados", schedule(scope).replace('\'', '"')))
                .path("id")
                .asText();
    }

    private void stock(String branch) {
        ok(admin.post(
                "/api/deposito/movimientos",
                json(
                        "{'id':'%s','sku':'%s','branch':'%s','kind':'receipt','quantity':10000,'reason':'prueba'}",
                        id(), sku, branch)));
    }

    private String transfer(String from, String to) {
        String id = id();
        ok(admin.post(
                "/api/deposito/traslados",
                json("{'id':'%s','from':'%s','to':'%s','items':[{'sku':'%s','quantity':1}]}", id, from, to, sku)));
        return id;
    }

    private String register(String branch) {
        String code = branch + "-M" + suffix();
        ok(admin.post("/api/pos/terminales", json("{'code':'%s','branch':'%s'}", code, branch)));
        return code;
    }

    private String opened(String branch) {
        String code = register(branch);
        ok(admin.post("/api/pos/cajas/" + code + "/abrir", json("{'opening_float':0}")));
        return code;
    }

    /** One that stays open. */
    private String till(String branch) {
        String known = tills.get(branch);
        if (known == null) {
            known = opened(branch);
            tills.put(branch, known);
        }
        return known;
    }

    private String saleOf(String id, String branch) {
        return "{'id':'" + id + "','branch':'" + branch + "','register':'" + till(branch) + "','items':[{'sku':'" + sku
                + "','quantity':1}],'payments':[{'method':'cash','amount':10000}]}";
    }

    private String sale(String branch) {
        String id = id();
        ok(admin.post("/api/pos/ventas", saleOf(id, branch).replace('\'', '"')));
        return id;
    }

    private String user(Scope scope) {
        return ok(admin.post(
                        "/api/pos/usuarios",
                        json(
                                "{'username':'%s','name':'Prueba','password':'%s','roles':['cajero'],'branch':%s}",
                                "u" + suffix().toLowerCase(Locale.ROOT), RunningProgram.PASSWORD, quoted(scope))))
                .path("id")
                .asText();
    }

    /** Of things that always have a branch. */
    private void add(String route, Function<Scope, Request> request) {
        addOfChain(route, request);
        alwaysOfABranch.add(route);
    }

    private void addOfChain(String route, Function<Scope, Request> request) {
        if (requests.put(route, request) != null) {
            throw new IllegalStateException(route);
        }
    }

    private static Request body(String path, String text, Object... values) {
        return new Request("POST", path, json(text, values));
    }

    private static Request put(String path, String text, Object... values) {
        return new Request("PUT", path, json(text, values));
    }

    /** JSON written with single quotes, with each {@code %s} filled in. */
    private static String json(String text, Object... values) {
        String filled = text;
        for (Object value : values) {
            filled = filled.replaceFirst("%s", Matcher.quoteReplacement(value.toString()));
        }
        return filled.replace('\'', '"');
    }

    private static String quoted(Scope scope) {
        return scope == Scope.CHAIN ? "null" : "'" + scope.branch() + "'";
    }

    private static String id() {
        return Ids.next().toString();
    }

    private static String suffix() {
        return id().substring(26).toUpperCase(Locale.ROOT);
    }

    private static JsonNode ok(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("what a request needs could not be made: " + answer);
        }
        return answer.json();
    }
}
