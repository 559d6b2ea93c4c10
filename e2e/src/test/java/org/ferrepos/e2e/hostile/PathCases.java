package org.ferrepos.e2e.hostile;

import java.util.ArrayList;
import java.util.List;

/** Paths, queries and headers that mean harm. */
final class PathCases {
    private static final String LONG = "x".repeat(4_000);

    private PathCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        cases.addAll(lists());
        cases.addAll(queries());
        cases.addAll(webQueries());
        cases.addAll(pathParameters());
        cases.addAll(traversal());
        cases.addAll(methods());
        cases.addAll(headers());
        return cases;
    }

    private static List<HostileCase> lists() {
        List<HostileCase> cases = new ArrayList<>();
        List<String> lists = List.of(
                "/api/pos/productos",
                "/api/pos/ventas",
                "/api/pos/usuarios",
                "/api/pos/sucursales",
                "/api/pos/terminales",
                "/api/pos/api-keys",
                "/api/pos/auditoria",
                "/api/pos/sinonimos",
                "/api/pos/cajas",
                "/api/pos/consulta/sucursales",
                "/api/deposito/stock",
                "/api/deposito/stock/critico",
                "/api/deposito/movimientos",
                "/api/deposito/traslados",
                "/api/deposito/stock/cuadratura",
                "/api/inventory");
        for (String list : lists) {
            for (String limit : List.of("0", "-1", "501", "1e9", "99999999999999999999", "x", "%00")) {
                cases.add(HostileCase.of("admin", "GET", list + "?limit=" + limit)
                        .answers(400)
                        .names("limit"));
            }
            for (String after : List.of("x", "%27%20or%201=1", "%00", "YQpiCmMKZApl", "AAAA", LONG)) {
                cases.add(HostileCase.of("admin", "GET", list + "?after=" + after)
                        .named("GET " + list + "?after=" + (after.length() > 40 ? "4000 characters" : after))
                        .answers(400)
                        .names("after"));
            }
        }
        return cases;
    }

    private static List<HostileCase> queries() {
        List<HostileCase> cases = new ArrayList<>();
        for (String time : List.of(
                "ayer",
                "2026-13-01",
                "9999999999",
                "2026-11-21T00:00:00",
                "%00",
                "'--",
                "%2B999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z")) {
            cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas?from=" + time)
                    .answers(400)
                    .names("from"));
            cases.add(HostileCase.of("admin", "GET", "/api/pos/auditoria?to=" + time)
                    .answers(400)
                    .names("to"));
        }
        cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas?branch=%27%3B--")
                .answers(400)
                .names("branch"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas?register=%00")
                .answers(400)
                .names("register"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos?active=quizas")
                .answers(400)
                .names("active"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos?branch=ZZZ")
                .answers(400)
                .names("branch"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos?category=" + LONG)
                .named("long category")
                .names("category"));
        for (String q : List.of("", "%20", "%00", LONG)) {
            cases.add(HostileCase.of("admin", "GET", "/api/pos/productos/buscar?q=" + q)
                    .named("search for " + (q.length() > 40 ? "4000 characters" : "'" + q + "'"))
                    .answers(400)
                    .names("q"));
        }
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos/buscar")
                .answers(400)
                .names("q"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos/buscar?q=a&limit=501")
                .answers(400)
                .names("limit"));
        cases.add(HostileCase.of("admin", "GET", "/api/deposito/traslados?status=perdido")
                .answers(400)
                .names("status"));
        return cases;
    }

    private static List<HostileCase> webQueries() {
        List<HostileCase> cases = new ArrayList<>();
        for (String after : List.of("x", "%00", "YQpiCmMKZApl", "LTEKMAo", "OTk5OTk5OTk5CjAK", LONG)) {
            cases.add(HostileCase.of("cajero", "GET", "/api/pos/productos/cambios?after=" + after)
                    .named("changes after " + (after.length() > 40 ? "4000 characters" : after))
                    .answers(400)
                    .names("after"));
        }
        cases.add(HostileCase.of("cajero", "GET", "/api/pos/productos/cambios?limit=2001")
                .answers(400)
                .names("limit"));
        for (String date : List.of("hoy", "%00", "2026-02-30", "-999999999-01-01", "2026-11-21T00:00:00Z")) {
            cases.add(HostileCase.of("admin", "GET", "/api/dashboard/resumen?date=" + date)
                    .answers(400)
                    .names("date"));
        }
        for (String branch : List.of("", "%00", "ZZZ", "%27%3B--")) {
            cases.add(HostileCase.of(null, "GET", "/api/pos/consulta/TAL-750?branch=" + branch)
                    .answers(400)
                    .names("branch"));
        }
        cases.add(HostileCase.of("admin", "GET", "/api/dashboard/eventos?branch=%27%3B--")
                .answers(400)
                .names("branch"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas?number=%27%20or%201=1")
                .answers(400)
                .names("number"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas?status=perdida")
                .answers(400)
                .names("status"));
        return cases;
    }

    private static List<HostileCase> pathParameters() {
        List<HostileCase> cases = new ArrayList<>();
        for (String id :
                List.of("x", "1", "%00", "%27%20or%201=1--", Form.ABSENT_ID + "0", "..%2f..%2f", "%ed%a0%80")) {
            cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas/" + id).answers(400, 404));
            cases.add(HostileCase.of("admin", "GET", "/api/pos/usuarios/" + id).answers(400, 404));
            cases.add(HostileCase.of("admin", "GET", "/api/deposito/traslados/" + id)
                    .answers(400, 404));
            cases.add(HostileCase.of("admin", "GET", "/api/pos/productos/" + id).answers(400, 404));
            cases.add(HostileCase.of(null, "GET", "/api/pos/consulta/" + id + "?branch=SCL-01")
                    .answers(400, 404));
            cases.add(HostileCase.of("admin", "GET", "/api/pos/productos/barcode/" + id)
                    .answers(400, 404));
            cases.add(
                    HostileCase.of("admin", "GET", "/api/pos/sucursales/" + id).answers(400, 404));
            cases.add(HostileCase.of("admin", "GET", "/api/pos/cajas/" + id).answers(400, 404));
            cases.add(
                    HostileCase.of("admin", "DELETE", "/api/pos/api-keys/" + id).answers(400, 404));
            if (!id.equals("1")) {
                cases.add(HostileCase.of("admin", "DELETE", "/api/pos/sinonimos/" + id)
                        .answers(400, 404));
            }
            cases.add(HostileCase.of("admin", "DELETE", "/api/pos/productos/" + id)
                    .answers(400, 404));
        }
        cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas/" + Form.ABSENT_ID)
                .answers(404));
        cases.add(HostileCase.of("admin", "DELETE", "/api/pos/sinonimos/99999999999999999999")
                .answers(400, 404));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/ventas/" + Form.ABSENT_ID + "/recibo?format=exe")
                .answers(400, 404));
        return cases;
    }

    private static List<HostileCase> traversal() {
        List<HostileCase> cases = new ArrayList<>();
        for (String path : List.of(
                "/../../etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/api/pos/../../etc/passwd",
                "/api/pos/%2e%2e/%2e%2e/etc/passwd",
                "/docs/../../../etc/passwd",
                "/docs/%2e%2e/application.properties",
                "/docs/..%5c..%5cwin.ini",
                "/openapi/../application.properties",
                "//etc/passwd",
                "/.git/config",
                "/.env",
                "/api/pos/productos/..;/usuarios",
                "/internal/metrics/open",
                "/api/pos/../../internal/metrics/open",
                "/api/pos/%2e%2e/%2e%2e/internal/metrics/open",
                "//internal/metrics/open",
                "/prometheus-raw",
                "/./prometheus-raw",
                "/%70rometheus-raw",
                "/%69nternal/metrics/open",
                "/q/dev",
                "/q/health",
                "/metrics/../internal/metrics/open",
                "/api",
                "/api/",
                "/api/nada",
                "/nada",
                "/api/pos",
                "/api/pos/",
                "/api/posx/productos",
                "/api/auth",
                "/API/POS/PRODUCTOS",
                "/api/pos/productos%00.json",
                "/%c0%ae%c0%ae/etc/passwd",
                "/wp-admin.php",
                "/actuator/env",
                "/h2-console",
                "/internal;x/metrics/open",
                "/api/pos/..;/..;/internal/metrics/open",
                "/api/pos/..;x=1/../internal/metrics/open")) {
            cases.add(HostileCase.of("cajero", "GET", path).answers(400, 403, 404));
        }
        return cases;
    }

    private static List<HostileCase> methods() {
        List<HostileCase> cases = new ArrayList<>();
        for (String method : List.of("PATCH", "TRACE", "PROPFIND", "DELETE", "BREW", "CONNECT")) {
            cases.add(HostileCase.of("admin", method, "/api/pos/ventas").answers(400, 404, 405));
        }
        cases.add(HostileCase.of("admin", "PUT", "/api/pos/auth/login").answers(405));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/auth/login").answers(405));
        cases.add(HostileCase.of("admin", "DELETE", "/info").answers(404, 405));
        cases.add(HostileCase.of("admin", "POST", "/metrics").answers(404, 405));
        return cases;
    }

    private static List<HostileCase> headers() {
        List<HostileCase> cases = new ArrayList<>();
        String missing = "/api/pos/productos/NO-EXISTE-1";
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("X-Request-ID", "a%0d%0aSet-Cookie: x=1")
                .answers(404));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("X-Request-ID", LONG)
                .named("long X-Request-ID"));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("Accept-Language", "x".repeat(3_000) + ";q=9")
                .named("long language"));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("Accept-Language", "en;q=abc,,;;-*")
                .named("broken language"));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("X-Forwarded-For", "' or 1=1, \u0000".replace("\0", "%00"))
                .named("SQL as address"));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("Origin", "http://evil\u00e9.example")
                .named("odd origin"));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("Expect", "200-ok")
                .named("odd expectation"));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("Range", "bytes=-1-9,0-,a")
                .named("odd range"));
        cases.add(HostileCase.of("admin", "GET", missing).header("Cookie", LONG).named("long cookie"));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos/a%0d%0aX-Injected:%201")
                .answers(400, 404));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos?category=a%0d%0aX-Injected:%201&limit=0")
                .names("limit"));
        cases.add(HostileCase.of("admin", "GET", "/" + "x".repeat(9_000))
                .named("a path of 9000 characters")
                .answers(414));
        cases.add(HostileCase.of("admin", "GET", "/api/pos/productos?q=" + "x".repeat(9_000))
                .named("a query of 9000 characters")
                .answers(414));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("X-Long", "x".repeat(100_000))
                .named("a header of 100,000 characters")
                .answers(431));
        cases.add(HostileCase.of("admin", "GET", missing)
                .header("X Bad Name", "1")
                .named("a space in a header name"));
        cases.add(
                HostileCase.of("admin", "GET", missing).header("X-Null", "a\0b").named("a null byte in a header"));
        return cases;
    }
}
