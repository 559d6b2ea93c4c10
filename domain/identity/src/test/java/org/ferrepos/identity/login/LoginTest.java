package org.ferrepos.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.identity.IdentityFixture.PASSWORD;
import static org.ferrepos.identity.login.LoginFixture.answer;
import static org.ferrepos.identity.login.LoginFixture.refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.Approval;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.SupervisorApproval;
import org.ferrepos.identity.user.UserStore;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTest {
    private final LoginFixture fixture = new LoginFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void answersWithTokensAndThePerson() throws JsonProcessingException {
        LoginAnswer answer = answer(fixture.login(" Cajero ", PASSWORD, Optional.of("SCL-01-C1")));
        JsonNode json = fixture.identity.mapper.valueToTree(answer);
        assertThat(json.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(json.get("expires_in").asLong()).isEqualTo(900);
        assertThat(json.get("refresh_token").asText()).hasSize(64);
        assertThat(json.get("user").get("username").asText()).isEqualTo("cajero");
        assertThat(json.get("user").get("roles").toString()).isEqualTo("[\"cajero\"]");
        assertThat(json.get("user").get("branch").asText()).isEqualTo("SCL-01");
        assertThat(fixture.logins.registerOf(fixture.sessionOf(answer))).contains("SCL-01-C1");
        assertThat(answer.toString()).doesNotContain(answer.accessToken()).doesNotContain(answer.refreshToken());
        JsonNode ofAdmin = fixture.identity.mapper.valueToTree(fixture.granted("admin"));
        assertThat(ofAdmin.get("user").get("branch").isNull()).isTrue();
    }

    @Test
    void refusesWrongUnknownAndInactiveAlike() {
        fixture.identity.database.inTransaction(
                handle -> handle.execute("update identity.app_user set active = false where username = 'porteno'"));
        assertThat(refusal(fixture.login("cajero", "something else")))
                .isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        assertThat(refusal(fixture.login("nobody", PASSWORD))).isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        assertThat(refusal(fixture.login("porteno", PASSWORD))).isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        assertThat(refusal(fixture.login("caj\0ero", PASSWORD))).isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
    }

    @Test
    void namesARegisterThatDoesNotFit() {
        assertThat(refusal(fixture.login("cajero", PASSWORD, Optional.of("NO-1"))))
                .isEqualTo(IdentityProblem.REGISTER_UNKNOWN);
        assertThat(refusal(fixture.login("cajero", PASSWORD, Optional.of("VAP-01-C1"))))
                .isEqualTo(IdentityProblem.REGISTER_OF_OTHER_BRANCH);
        assertThat(refusal(fixture.login("cajero", "wrong password", Optional.of("NO-1"))))
                .isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        answer(fixture.login("admin", PASSWORD, Optional.of("VAP-01-C1")));
    }

    @Test
    void locksAfterTenWrongPasswordsUntilTimePasses() {
        for (String username : List.of("cajero", "nobody")) {
            for (int attempt = 1; attempt <= 10; attempt++) {
                assertThat(refusal(fixture.login(username, "wrong password")))
                        .as(username + " " + attempt)
                        .isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
            }
            assertThat(fixture.login(username, PASSWORD)).isInstanceOfSatisfying(LoginResult.Refused.class, refused -> {
                assertThat(refused.problem().code()).isEqualTo(IdentityProblem.AUTH_LOCKED);
                assertThat(refused.problem().retryAfterSeconds()).isBetween(890L, 901L);
            });
        }
        assertThat(fixture.identity.auditText()).contains("lock user cajero");
        fixture.identity.clock.advance(Duration.ofMinutes(15));
        assertThat(refusal(fixture.login("cajero", "wrong password")))
                .isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        fixture.granted("cajero");
        // The success wiped the count: again nine failures do not lock.
        for (int attempt = 1; attempt <= 9; attempt++) {
            assertThat(refusal(fixture.login("cajero", "wrong password")))
                    .isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        }
        fixture.granted("cajero");
    }

    @Test
    void countsEveryFailureOfManyAtOnce() throws Exception {
        List<ProblemCode> codes = LoginFixture.together(16, () -> refusal(fixture.login("cajero", "wrong password")));
        assertThat(codes)
                .filteredOn(code -> code == IdentityProblem.AUTH_INVALID_CREDENTIALS)
                .hasSize(10);
        assertThat(codes)
                .filteredOn(code -> code == IdentityProblem.AUTH_LOCKED)
                .hasSize(6);
    }

    @Test
    void unlocksWithANewPasswordSetByAnAdministrator() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            fixture.login("cajero", "wrong password");
        }
        fixture.identity
                .users
                .setPassword(IdentityFixture.admin(), fixture.identity.idOf("cajero"), "another long one")
                .orThrow();
        assertThat(refusal(fixture.login("cajero", PASSWORD))).isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        answer(fixture.login("cajero", "another long one"));
    }

    @Test
    void aSupervisorApprovesAtTheOwnBranchOnly() {
        Caller cashier = cashier();
        assertThat(approve(cashier, "supervisor", PASSWORD, "SCL-01"))
                .isEqualTo(new Approval.Approved(fixture.identity.idOf("supervisor"), "Persona supervisor"));
        assertThat(approve(cashier, "admin", PASSWORD, "VAP-01")).isInstanceOf(Approval.Approved.class);
        assertRefused(approve(cashier, "supervisor", PASSWORD, "VAP-01"), IdentityProblem.SUPERVISOR_NOT_AUTHORIZED);
        assertRefused(approve(cashier, "cajero", PASSWORD, "SCL-01"), IdentityProblem.SUPERVISOR_NOT_AUTHORIZED);
    }

    @Test
    void wrongApprovalsLockTheOneWhoSendsThemAndNotTheSupervisor() {
        Caller cashier = cashier();
        for (String username : List.of("supervisor", "nobody")) {
            for (int attempt = 1; attempt <= 10; attempt++) {
                assertRefused(
                        approve(cashier, username, "wrong password", "SCL-01"),
                        IdentityProblem.SUPERVISOR_NOT_AUTHORIZED);
            }
            assertRefused(approve(cashier, username, PASSWORD, "SCL-01"), IdentityProblem.AUTH_LOCKED);
        }
        fixture.granted("supervisor");
        assertThat(approve(cashier(), "supervisor", PASSWORD, "SCL-01")).isInstanceOf(Approval.Approved.class);
        assertThat(approve(cashier, "admin", PASSWORD, "SCL-01")).isInstanceOf(Approval.Approved.class);
        assertThat(fixture.identity.auditText()).contains("lock_approval user supervisor");

        UUID supervisor = fixture.identity.idOf("supervisor");
        fixture.identity.database.inTransaction(handle -> {
            String hash = handle.createQuery("select password_hash from identity.app_user where id = :id")
                    .bind("id", supervisor)
                    .mapTo(String.class)
                    .one();
            new UserStore(handle).setPassword(supervisor, hash, fixture.identity.clock.instant());
            return null;
        });
        assertThat(approve(cashier, "supervisor", PASSWORD, "SCL-01"))
                .as("a new password opens the account for all who ask")
                .isInstanceOf(Approval.Approved.class);

        for (int attempt = 1; attempt <= 10; attempt++) {
            assertRefused(
                    approve(cashier, "supervisor", "wrong password", "SCL-01"),
                    IdentityProblem.SUPERVISOR_NOT_AUTHORIZED);
        }
        assertRefused(approve(cashier, "supervisor", PASSWORD, "SCL-01"), IdentityProblem.AUTH_LOCKED);
        fixture.identity.clock.advance(Duration.ofMinutes(15));
        assertRefused(
                approve(cashier, "supervisor", "wrong password", "SCL-01"), IdentityProblem.SUPERVISOR_NOT_AUTHORIZED);
        assertThat(approve(cashier, "supervisor", PASSWORD, "SCL-01")).isInstanceOf(Approval.Approved.class);
    }

    @Test
    void countsEveryWrongApprovalOfManyAtOnce() throws Exception {
        Caller cashier = cashier();
        List<Approval> refusals =
                LoginFixture.together(16, () -> approve(cashier, "supervisor", "wrong password", "SCL-01"));
        assertThat(refusals)
                .filteredOn(refusal -> refusal instanceof Approval.Refused(var problem)
                        && problem.code() == IdentityProblem.SUPERVISOR_NOT_AUTHORIZED)
                .hasSize(10);
    }

    private Approval approve(Caller asking, String username, String password, String branch) {
        return new SupervisorApproval(fixture.identity.passwordCheck, fixture.identity.pool, fixture.identity.roles)
                .approve(asking, new Credentials(username, password), branch, IdentityPermissions.MANAGE_USERS);
    }

    private static Caller cashier() {
        UUID id = Ids.next();
        return new Caller(
                id,
                "cajero",
                Caller.Kind.USER,
                Set.of(Role.CASHIER),
                Permissions.ofDelivered(Role.CASHIER),
                Optional.of("SCL-01"),
                id,
                true,
                "10.0.0.1");
    }

    @Test
    void changesTheOwnPasswordAndEndsAllSessions() {
        OwnPassword ownPassword = new OwnPassword(
                fixture.identity.database,
                fixture.identity.passwordCheck,
                fixture.identity.pool,
                fixture.identity.sessions,
                fixture.identity.audit,
                fixture.identity.clock);
        LoginAnswer before = fixture.granted("cajero");
        var caller = SessionTokens.caller(
                fixture.identity
                        .users
                        .create(IdentityFixture.admin(), IdentityFixture.user("otra", Role.CASHIER, Optional.empty()))
                        .orThrow(),
                fixture.sessionOf(before),
                "10.0.0.1");
        LoginAnswer session = fixture.granted("otra");
        ownPassword.change(caller, PASSWORD, "my new secret words").orThrow();
        assertThat(fixture.identity.revocations.isDead(fixture.sessionOf(session)))
                .isTrue();
        assertThat(fixture.identity.revocations.isDead(fixture.sessionOf(before)))
                .isFalse();
        answer(fixture.login("otra", "my new secret words"));
        assertThat(fixture.identity.auditText())
                .contains("set_password user otra")
                .doesNotContain("argon2");
    }

    private static void assertRefused(Approval approval, IdentityProblem code) {
        assertThat(approval)
                .isInstanceOfSatisfying(
                        Approval.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
