package org.ferrepos.e2e.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens nobody issued, keys nobody made, and people who reach for another branch. */
final class AccessCases {
    private static final String ME = "/api/pos/auth/me";

    private AccessCases() {}

    static List<HostileCase> all(Forms forms, String goodToken, String secret) {
        List<HostileCase> cases = new ArrayList<>();
        tokens(goodToken, secret)
                .forEach((name, token) -> cases.add(HostileCase.of(null, "GET", ME)
                        .header("Authorization", token)
                        .named("token: " + name)
                        .answers(401)));
        for (String key : List.of(
                "",
                "x",
                "fp_00000000_0000000000000000",
                "' or '1'='1",
                "x".repeat(5_000),
                "a.b.c",
                Form.ABSENT_ID,
                "%00",
                "ñ")) {
            cases.add(HostileCase.of(null, "GET", ME)
                    .header("X-API-Key", key)
                    .named("API key '" + (key.length() > 40 ? "of 5000 characters" : key) + "'")
                    .answers(401));
        }
        cases.addAll(logins());
        cases.addAll(otherBranch(forms));
        return cases;
    }

    private static Map<String, String> tokens(String good, String secret) {
        String claims = Forgery.claimsOf(good);
        String[] parts = good.split("\\.");
        String admin = claims.replace("[\"cajero\"]", "[\"admin\"]");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("none at all", "");
        tokens.put("Bearer without one", "Bearer ");
        tokens.put("Basic", "Basic YWRtaW46YWRtaW4=");
        tokens.put("garbage", "Bearer garbage");
        tokens.put("dots", "Bearer ...");
        tokens.put("alg none", "Bearer " + Forgery.unsigned("none", claims));
        tokens.put("alg None", "Bearer " + Forgery.unsigned("None", claims));
        tokens.put("alg HS256 without signature", "Bearer " + Forgery.unsigned("HS256", claims));
        tokens.put("alg RS256 without signature", "Bearer " + Forgery.unsigned("RS256", claims));
        tokens.put("other secret", "Bearer " + Forgery.hs256(claims, "another-secret-of-at-least-32-characters"));
        tokens.put("empty-ish secret", "Bearer " + Forgery.hs256(claims, " "));
        tokens.put("other issuer", "Bearer " + Forgery.hs256(claims.replace("ferre-pos-api", "evil"), secret));
        tokens.put("no issuer", "Bearer " + Forgery.hs256(claims.replace("\"iss\"", "\"xxx\""), secret));
        tokens.put(
                "expired", "Bearer " + Forgery.hs256(claims.replaceAll("\"exp\":\\d+", "\"exp\":1700000000"), secret));
        tokens.put("without expiry", "Bearer " + Forgery.hs256(claims.replace("\"exp\"", "\"xxx\""), secret));
        tokens.put(
                "expiry as text",
                "Bearer " + Forgery.hs256(claims.replaceAll("\"exp\":\\d+", "\"exp\":\"x\""), secret));
        tokens.put(
                "session that is no UUID",
                "Bearer " + Forgery.hs256(claims.replaceAll("\"sid\":\"[^\"]*\"", "\"sid\":\"' or 1=1\""), secret));
        tokens.put(
                "subject that is no UUID",
                "Bearer " + Forgery.hs256(claims.replaceAll("\"sub\":\"[^\"]*\"", "\"sub\":\"admin\""), secret));
        tokens.put("roles as text", "Bearer " + Forgery.hs256(claims.replace("[\"cajero\"]", "\"admin\""), secret));
        tokens.put(
                "HS512 with the right secret", "Bearer " + Forgery.signed("{\"alg\":\"HS512\"}", claims, secret, 512));
        tokens.put(
                "key from the header",
                "Bearer "
                        + Forgery.signed(
                                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}", claims, "\0\0\0", 256));
        tokens.put(
                "unknown critical header",
                "Bearer " + Forgery.signed("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}", claims, secret, 256));
        tokens.put(
                "claims changed under the signature",
                "Bearer " + parts[0] + "." + Forgery.encode(admin) + "." + parts[2]);
        tokens.put("signature cut", "Bearer " + good.substring(0, good.length() - 5));
        tokens.put("signature missing", "Bearer " + parts[0] + "." + parts[1]);
        tokens.put("one part more", "Bearer " + good + ".x");
        tokens.put("5000 characters", "Bearer " + "x".repeat(5_000));
        tokens.put("claims that are no JSON", "Bearer " + Forgery.hs256("nada", secret));
        tokens.put("claims that are a list", "Bearer " + Forgery.hs256("[]", secret));
        tokens.put("twice", "Bearer " + good + ", Bearer " + good);
        return tokens;
    }

    private static List<HostileCase> logins() {
        List<HostileCase> cases = new ArrayList<>();
        for (String name : WrongValues.SQL) {
            cases.add(login("{\"username\":" + name + ",\"password\":\"x\"}").answers(401));
            cases.add(
                    login("{\"username\":\"nadie\",\"password\":" + name + "}").answers(401));
        }
        for (String name : List.of("\"\\u0000\"", "\"admin\\u0000\"", "\"\\ud800\"", "\"ａｄｍｉｎ\"")) {
            cases.add(login("{\"username\":" + name + ",\"password\":\"x\"}").answers(400, 401));
        }
        for (String name :
                List.of("12", "null", "\"\"", "[\"admin\"]", "{\"$ne\":null}", "\"" + "a".repeat(61) + "\"")) {
            cases.add(login("{\"username\":" + name + ",\"password\":\"x\"}")
                    .answers(400)
                    .names("username"));
            if (!name.contains("aaaa")) {
                cases.add(login("{\"username\":\"nadie\",\"password\":" + name + "}")
                        .answers(400)
                        .names("password"));
            }
        }
        cases.add(login("{\"username\":\"nadie\",\"password\":\"" + "p".repeat(129) + "\"}")
                .names("password"));
        cases.add(login("{\"username\":\"nadie\",\"password\":\"x\",\"roles\":[\"admin\"]}")
                .names("roles"));
        cases.add(login("{\"username\":\"nadie\",\"password\":\"x\",\"register\":\"' or 1=1\"}")
                .names("register"));
        for (String token :
                List.of("\"x\"", "\"' or '1'='1\"", "\"\\u0000\"", "\"\\ud800\"", "\"" + "r".repeat(200) + "\"")) {
            cases.add(HostileCase.json("cajero", "POST", "/api/pos/auth/refresh", "{\"refresh_token\":" + token + "}")
                    .named("refresh with " + token)
                    .answers(400, 401));
        }
        cases.add(HostileCase.json("cajero", "POST", "/api/pos/auth/refresh", "{}")
                .names("refresh_token"));
        return cases;
    }

    private static HostileCase login(String body) {
        return HostileCase.json("cajero", "POST", "/api/pos/auth/login", body).named("login " + body);
    }

    /** The warehouse and the buyer work for the whole chain, a supervisor for one branch. */
    private static HostileCase elsewhere(Form form) {
        return HostileCase.json("supervisor", form.method(), form.path(), form.with("branch", "\"VAP-01\""))
                .named("supervisor at another branch: POST " + form.path())
                .answers(403);
    }

    private static List<HostileCase> otherBranch(Forms forms) {
        List<HostileCase> cases = new ArrayList<>();
        cases.add(HostileCase.json(
                        "cajero",
                        "POST",
                        "/api/pos/ventas",
                        forms.sale().with("branch", "\"VAP-01\"").replace("SCL-01-C1", "VAP-01-C1"))
                .named("sale at another branch")
                .answers(403));
        cases.add(forms.sale().spoiled("register", "\"VAP-01-C1\"").named("sale at another branch's till"));
        cases.add(elsewhere(forms.movement()));
        cases.add(
                forms.reservation().spoiled("branch", "\"VAP-01\"").names(null).answers(403));
        cases.add(elsewhere(forms.inventory()));
        cases.add(forms.transfer().spoiled("from", "\"VAP-01\"").names(null));
        cases.add(HostileCase.json(
                        "cajero",
                        "POST",
                        "/api/pos/cajas/VAP-01-C1/movimientos",
                        forms.tillMovement().valid())
                .answers(403));
        cases.add(HostileCase.json("cajero", "POST", "/api/pos/cajas/VAP-01-C1/cerrar", "{\"counted\":[]}")
                .answers(403));
        cases.add(
                HostileCase.of("cajero", "GET", "/api/pos/ventas?branch=VAP-01").answers(403));
        cases.add(HostileCase.of("supervisor", "DELETE", "/api/pos/terminales/VAP-01-C1")
                .answers(403));
        cases.add(HostileCase.json(
                        "supervisor", "POST", "/api/pos/usuarios", forms.user().with("branch", "\"VAP-01\""))
                .named("supervisor adds a user to another branch"));
        cases.add(HostileCase.json(
                        "supervisor", "POST", "/api/pos/usuarios", forms.user().with("roles", "[\"admin\"]"))
                .named("supervisor makes an administrator"));
        cases.add(HostileCase.json(
                        "cajero", "POST", "/api/pos/productos", forms.product().valid())
                .answers(403));
        cases.add(HostileCase.json(
                        "negocio", "POST", "/api/inventory", forms.inventory().with("operation", "\"set\""))
                .named("buyer sets stock")
                .answers(403));
        return cases;
    }
}
