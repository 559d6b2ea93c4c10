package org.ferrepos.e2e.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Addresses, headers and caching of the application; what its pages do is tested with them. */
final class WebAppTest {
    private static final Path ROOT = RunningProgram.root();
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final String A_YEAR = "public, max-age=31536000, immutable";

    private static RunningProgram program;
    private static Api api;
    private static Api browser;

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.exists(ROOT.resolve("web/target/classes/META-INF/resources/index.html")),
                "built with -Dweb.skip=true");
        program = SharedPrograms.upgraded().program();
        api = Api.at(program.baseUrl());
        browser = api.with("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    @Test
    void everyAddressOfTheApplicationIsItsPage() {
        Api.Answer page = browser.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("content-type")).startsWith("text/html");
        assertThat(page.body()).containsIgnoringCase("<!doctype html>");
        for (String path : List.of("/index.html", "/caja", "/productos/TAL-750", "/productos/TOR-6.5", "/ventas?a=b")) {
            Api.Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEqualTo(page.body());
        }
        assertThat(api.get("/").body()).isEqualTo(page.body());
        assertThat(browser.send("HEAD", "/caja", null).status()).isEqualTo(200);
    }

    @Test
    void whatIsMissingStaysMissing() {
        for (String path : List.of(
                "/assets/x.js",
                "/assets/",
                "/x.js",
                "/api/nope",
                "/api/pos/nope",
                "/internal/metrics/open",
                "/.vite/manifest.json",
                "/../application.properties",
                "/%2e%2e/application.properties")) {
            Api.Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).as(path).isEqualTo("NOT_FOUND");
            assertThat(answer.headers())
                    .as(path)
                    .doesNotContainKey("content-security-policy")
                    .containsEntry("cache-control", "no-store");
        }
        assertThat(api.get("/caja").status()).isEqualTo(404);
        assertThat(browser.post("/caja", "{}").status()).isEqualTo(404);
    }

    @Test
    void pagesMayRunTheirOwnScriptsOnly() {
        for (String path : List.of("/", "/caja", "/index.html")) {
            Api.Answer page = browser.get(path);
            assertThat(page.headers().get("content-security-policy"))
                    .as(path)
                    .contains("default-src 'self'", "script-src 'self' 'wasm-unsafe-eval';", "object-src 'none'")
                    .contains("base-uri 'none'", "frame-ancestors 'self'");
            assertThat(page.headers())
                    .containsEntry("x-frame-options", "SAMEORIGIN")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsKeys("x-request-id", "permissions-policy", "referrer-policy");
            assertThat(page.headers().get("permissions-policy"))
                    .contains("usb=(self)", "serial=(self)", "camera=(self)");
            assertThat(page.body())
                    .as("a script within the page would not run")
                    .doesNotContainPattern("<script(?![^>]*\\bsrc=)[^>]*>\\s*\\S");
        }
        assertThat(browser.get("/docs/").headers()).doesNotContainKey("content-security-policy");
        assertThat(browser.get("/docs/").body()).contains("swagger-ui");
    }

    @Test
    void browsersKeepWhatCannotChangeAndAskForTheRest() {
        Api.Answer page = browser.get("/caja");
        assertThat(page.headers()).containsEntry("cache-control", "no-cache");
        String tag = page.headers().getOrDefault("etag", "");
        assertThat(tag).startsWith("W/\"");
        Api.Answer known = browser.with("If-None-Match", tag).get("/");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers()).containsEntry("cache-control", "no-cache").containsEntry("etag", tag);
        assertThat(browser.with("If-None-Match", "W/\"0-0\"").get("/").status()).isEqualTo(200);

        List<String> assets = assets(page.body());
        assertThat(assets).isNotEmpty();
        for (String asset : assets) {
            Api.Answer answer = api.with("Accept-Encoding", "gzip").get(asset);
            assertThat(answer.status()).as(asset).isEqualTo(200);
            assertThat(answer.headers())
                    .as(asset)
                    .containsEntry("cache-control", A_YEAR)
                    .containsEntry("vary", "Accept-Encoding")
                    .containsEntry("content-encoding", "gzip");
            assertThat(api.get(asset).headers().get("content-type"))
                    .as(asset)
                    .matches(asset.endsWith(".css") ? "text/css.*" : "(text|application)/javascript.*");
        }
    }

    @Test
    void filesAreNotCountedAsRequestsOfTheInterface() {
        for (int i = 0; i < 150; i++) {
            assertThat(browser.get("/caja").status()).isEqualTo(200);
        }
        assertThat(api.get("/metrics").body())
                .containsPattern("ferre_pos_http_requests_total\\{method=\"GET\",path=\"web\",status=\"200\",?}")
                .contains("ferre_pos_http_requests_total");
    }

    private static List<String> assets(String page) {
        return ASSET.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
