package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.header;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of pages in a browser: the refresh token lives in a cookie that no script reads and no other site sends. */
@ExtendWith(SharedProgram.class)
class CookieSessionContractTest {
    private static final String REFRESH = "/api/pos/auth/refresh";

    private final ContractApi api;
    private final ContractApi page;

    CookieSessionContractTest(ContractApi api) {
        this.api = api;
        this.page = api.with("X-Session", "cookie");
    }

    @Test
    void a_login_puts_the_refresh_token_into_the_cookie_alone() {
        Api.Answer answer = login(page);
        assertThat(ok(200, answer).path("access_token").asText()).isNotBlank();
        assertThat(answer.json().has("refresh_token")).isFalse();

        String cookie = header(answer, "Set-Cookie");
        assertThat(cookie).startsWith("ferrepos_session=");
        assertThat(List.of(cookie.split("; ")))
                .contains("Path=/api", "HTTPOnly", "SameSite=Strict", "Max-Age=86400")
                .doesNotContain("Secure");
    }

    @Test
    void the_cookie_is_secure_when_the_client_came_over_tls() {
        assertThat(List.of(header(login(page.with("X-Forwarded-Proto", "https")), "Set-Cookie")
                        .split("; ")))
                .contains("Secure");
    }

    @Test
    void a_login_without_the_header_sets_no_cookie() {
        Api.Answer answer = login(api);
        assertThat(ok(200, answer).path("refresh_token").asText()).isNotBlank();
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    @Test
    void a_refresh_takes_the_cookie_and_gives_the_next() {
        String first = cookie(login(page));
        Api.Answer answer = sending(first).post(REFRESH, "{}");
        assertThat(ok(200, answer).has("refresh_token")).isFalse();
        assertThat(answer.json().at("/user/username").asText()).isEqualTo("vendedor");
        String second = cookie(answer);
        assertThat(second).isNotEqualTo(first);
        ok(200, sending(second).post("/api/auth/refresh", "{}"));
    }

    @Test
    void a_used_cookie_ends_the_session_and_is_cleared() {
        String first = cookie(login(page));
        String second = cookie(sending(first).post(REFRESH, "{}"));

        Api.Answer reused = sending(first).post(REFRESH, "{}");
        refused(401, "AUTH_TOKEN_REUSED", reused);
        isCleared(reused);
        refused(401, "AUTH_TOKEN_INVALID", sending(second).post(REFRESH, "{}"));
    }

    @Test
    void a_wrong_cookie_is_cleared_and_none_is_no_session() {
        Api.Answer wrong = sending("nothing-that-was-ever-given").post(REFRESH, "{}");
        refused(401, "AUTH_TOKEN_INVALID", wrong);
        isCleared(wrong);

        Api.Answer none = page.post(REFRESH, "{}");
        refused(401, "AUTH_REQUIRED", none);
        assertThat(header(none, "Set-Cookie")).isEmpty();
    }

    @Test
    void without_the_header_the_cookie_is_not_looked_at() {
        String cookie = cookie(login(page));
        JsonNode problem = refused(
                400,
                "VALIDATION_FAILED",
                api.with("Cookie", "ferrepos_session=" + cookie).post(REFRESH, "{}"));
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("refresh_token");
        ok(200, sending(cookie).post(REFRESH, "{}"));
    }

    @Test
    void a_token_in_the_body_goes_first_and_moves_into_the_cookie() {
        String token = login(api).json().path("refresh_token").asText();
        Api.Answer answer = sending("of-somebody-else").post(REFRESH, json("{'refresh_token':'%s'}", token));
        assertThat(ok(200, answer).has("refresh_token")).isFalse();
        ok(200, sending(cookie(answer)).post(REFRESH, "{}"));
    }

    @Test
    void a_logout_clears_the_cookie_and_its_token_is_dead() {
        Api.Answer login = login(page);
        String cookie = cookie(login);
        Api.Answer logout = sending(cookie)
                .with(
                        "Authorization",
                        "Bearer " + login.json().path("access_token").asText())
                .send("POST", "/api/pos/auth/logout", null);
        assertThat(logout.status()).isEqualTo(204);
        isCleared(logout);
        refused(401, "AUTH_TOKEN_INVALID", sending(cookie).post(REFRESH, "{}"));
    }

    @Test
    void another_value_of_the_header_is_refused() {
        Api.Answer answer = login(api.with("X-Session", "local-storage"));
        JsonNode problem = refused(400, "VALIDATION_FAILED", answer);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("X-Session");
    }

    private static Api.Answer login(ContractApi client) {
        return client.post(
                "/api/pos/auth/login", json("{'username':'vendedor','password':'%s'}", RunningProgram.PASSWORD));
    }

    /** The page, with the cookie that its browser would send. */
    private ContractApi sending(String cookie) {
        return page.with("Cookie", "theme=dark; ferrepos_session=" + cookie);
    }

    private static String cookie(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return header(answer, "Set-Cookie").replaceFirst("ferrepos_session=([^;]+);.*", "$1");
    }

    private static void isCleared(Api.Answer answer) {
        assertThat(header(answer, "Set-Cookie"))
                .startsWith("ferrepos_session=;")
                .contains("Max-Age=0", "Path=/api", "HTTPOnly");
    }
}
