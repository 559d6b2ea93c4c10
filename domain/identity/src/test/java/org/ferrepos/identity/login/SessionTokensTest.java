package org.ferrepos.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.identity.IdentityFixture.bearer;
import static org.ferrepos.identity.IdentityFixture.settled;
import static org.ferrepos.identity.login.LoginFixture.answer;
import static org.ferrepos.identity.login.LoginFixture.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.access.Authenticator;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.identity.session.SessionCleanup;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.security.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private final LoginFixture fixture = new LoginFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void rotatesTheRefreshTokenAndKeepsTheSession() {
        LoginAnswer first = fixture.granted("cajero");
        LoginAnswer second = answer(refresh(first));
        LoginAnswer third = answer(refresh(second));
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(fixture.sessionOf(third)).isEqualTo(fixture.sessionOf(first));
        assertThat(passes(third)).isTrue();
    }

    @Test
    void reuseEndsTheSession() {
        LoginAnswer first = fixture.granted("cajero");
        LoginAnswer second = answer(refresh(first));
        assertThat(refusal(refresh(first))).isEqualTo(IdentityProblem.AUTH_TOKEN_REUSED);
        assertThat(refusal(refresh(second))).isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
        assertThat(passes(first)).isFalse();
        assertThat(passes(second)).isFalse();
        assertThat(refusal(refresh(first))).isEqualTo(IdentityProblem.AUTH_TOKEN_REUSED);
        assertThat(fixture.identity.auditText()).containsOnlyOnce("token_reuse");
    }

    @Test
    void ofManyWithTheSameTokenExactlyOneWins() throws Exception {
        LoginAnswer first = fixture.granted("cajero");
        List<LoginResult> results = LoginFixture.together(8, () -> refresh(first));
        assertThat(results).filteredOn(LoginResult.Granted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(LoginResult.Refused.class::isInstance)
                .allSatisfy(result -> assertThat(refusal(result)).isEqualTo(IdentityProblem.AUTH_TOKEN_REUSED));
    }

    @Test
    void refusesUnknownAndExpiredTokens() {
        assertThat(refusal(fixture.sessionTokens.refresh("nothing", "10.0.0.1")))
                .isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
        LoginAnswer first = fixture.granted("cajero");
        fixture.identity.clock.advance(Duration.ofDays(7));
        assertThat(refusal(refresh(first))).isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
    }

    @Test
    void logoutKillsBothTokensAtOnce() {
        LoginAnswer answer = fixture.granted("cajero");
        assertThat(passes(answer)).isTrue();
        logout(answer);
        assertThat(passes(answer)).isFalse();
        assertThat(refusal(refresh(answer))).isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
    }

    @Test
    void anotherProcessHearsOfALogout() throws Exception {
        try (Revocations heard = fixture.identity.otherRevocations()) {
            Authenticator other = fixture.identity.authenticatorWith(heard);
            LoginAnswer answer = fixture.granted("cajero");
            IdentityFixture.await(heard::isListening);
            assertThat(other.authenticate(bearer(answer.accessToken())))
                    .isInstanceOf(Authenticator.Authenticated.class);
            logout(answer);
            long start = System.nanoTime();
            IdentityFixture.await(() -> heard.isDead(fixture.sessionOf(answer)));
            System.out.println("heard after " + (System.nanoTime() - start) / 1_000 + " us");
            assertThat(other.authenticate(bearer(answer.accessToken()))).isInstanceOf(Authenticator.Rejected.class);
        }
    }

    @Test
    void aProcessThatStartsLaterKnowsOfTheLogout() throws Exception {
        LoginAnswer answer = fixture.granted("cajero");
        logout(answer);
        try (Revocations heard = fixture.identity.otherRevocations()) {
            IdentityFixture.await(heard::isListening);
            assertThat(heard.isDead(fixture.sessionOf(answer))).isTrue();
        }
    }

    @Test
    void aBrokenListenerIsNotBelievedAndComesBack() throws Exception {
        try (Revocations heard = fixture.identity.otherRevocations()) {
            Authenticator other = fixture.identity.authenticatorWith(heard);
            LoginAnswer answer = fixture.granted("cajero");
            IdentityFixture.await(heard::isListening);
            fixture.identity.testDatabase.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where application_name = 'ferrepos-revocations' and datname = current_database()""");
            IdentityFixture.await(() -> !heard.isListening());
            logout(answer);
            assertThat(settled(other.authenticate(bearer(answer.accessToken()))))
                    .isInstanceOf(Authenticator.Rejected.class);
            IdentityFixture.await(heard::isListening);
            assertThat(heard.isDead(fixture.sessionOf(answer))).isTrue();
        }
    }

    @Test
    void aSessionEndsAfterItsTimeHoweverOftenItIsRenewed() {
        for (Map.Entry<String, Integer> each : Map.of("cajero", 30, "admin", 7).entrySet()) {
            LoginAnswer answer = fixture.granted(each.getKey());
            for (int day = 1; day < each.getValue(); day++) {
                fixture.identity.clock.advance(Duration.ofDays(1));
                answer = answer(refresh(answer));
            }
            fixture.identity.clock.advance(Duration.ofDays(1).minusSeconds(60));
            answer = answer(refresh(answer));
            assertThat(answer.expiresIn()).as(each.getKey()).isEqualTo(60);
            fixture.identity.clock.advance(Duration.ofSeconds(60));
            assertThat(fixture.identity.tokens.verify(answer.accessToken()))
                    .isNotInstanceOf(org.ferrepos.identity.token.AccessTokens.Good.class);
            assertThat(LoginFixture.refusal(refresh(answer)))
                    .as(each.getKey())
                    .isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
        }
    }

    @Test
    void cleanupKeepsWhatLivesAndDeletesWhatExpired() {
        LoginAnswer answer = fixture.granted("cajero");
        logout(fixture.granted("cajero"));
        fixture.identity.passwordCheck.verifyFor(
                IdentityFixture.admin(), new Credentials("supervisor", "wrong password"));
        SessionCleanup cleanup = new SessionCleanup(
                fixture.identity.database,
                fixture.identity.loginSettings,
                fixture.identity.refusalSettings,
                fixture.identity.clock);
        cleanup.run();
        assertThat(count("session")).isEqualTo(2);
        assertThat(count("revocation")).isEqualTo(1);
        assertThat(count("login_failure")).isEqualTo(2);
        answer(refresh(answer));
        fixture.identity.clock.advance(Duration.ofDays(15));
        cleanup.run();
        assertThat(count("session")).isZero();
        assertThat(count("refresh_token")).isZero();
        assertThat(count("revocation")).isZero();
        assertThat(count("login_failure")).isZero();
    }

    private LoginResult refresh(LoginAnswer answer) {
        return fixture.sessionTokens.refresh(Objects.requireNonNull(answer.refreshToken()), "10.0.0.1");
    }

    private void logout(LoginAnswer answer) {
        UUID session = fixture.sessionOf(answer);
        Caller admin = IdentityFixture.admin();
        fixture.sessionTokens.logout(new Caller(
                admin.id(),
                "cajero",
                Caller.Kind.USER,
                admin.roles(),
                admin.permissions(),
                admin.branch(),
                session,
                true,
                "10.0.0.1"));
    }

    private boolean passes(LoginAnswer answer) {
        return settled(fixture.identity.authenticator.authenticate(bearer(answer.accessToken())))
                instanceof Authenticator.Authenticated;
    }

    private long count(String table) {
        return fixture.identity.database.read(handle -> handle.createQuery("select count(*) from identity." + table)
                .mapTo(Long.class)
                .one());
    }
}
