package org.ferrepos.identity.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ferrepos.identity.IdentityFixture.key;
import static org.ferrepos.identity.IdentityFixture.settled;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.access.Authenticator;
import org.ferrepos.identity.apikey.ApiKeyAdministration.MadeKey;
import org.ferrepos.identity.apikey.ApiKeyAdministration.NewKey;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.PlatformPermissions;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final String PATH = "/api/pos/productos";

    private final IdentityFixture fixture = IdentityFixture.withCompany();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void recognisesAKeyWithItsRolesAndBranch() {
        MadeKey made = make(List.of(), Optional.empty());
        for (int request = 0; request < 3; request++) {
            Authenticator.Outcome outcome = settled(fixture.authenticator.authenticate(key(made.text(), "GET", PATH)));
            assertThat(outcome).isInstanceOfSatisfying(Authenticator.Authenticated.class, authenticated -> {
                Caller caller = authenticated.caller();
                assertThat(caller.kind()).isEqualTo(Caller.Kind.API_KEY);
                assertThat(caller.id()).isEqualTo(made.key().id());
                assertThat(caller.roles()).containsExactly(Role.TERMINAL);
                assertThat(caller.branch()).contains("SCL-01");
                assertThat(caller.rateLimited()).isFalse();
            });
            IdentityFixture.await(fixture.revocations::isListening);
        }
        IdentityFixture.await(() -> stored(made).lastUsedAt().isPresent());
    }

    @Test
    void recognisesTheConfiguredKeyOfTheDashboardForItsPathsAlone() {
        for (String path : List.of("/api/inventory", "/api/dashboard/resumen", "/metrics")) {
            Authenticator.Outcome outcome =
                    settled(fixture.authenticator.authenticate(key(IdentityFixture.DASHBOARD_TEXT, "POST", path)));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Authenticator.Authenticated.class,
                            authenticated ->
                                    assertThat(authenticated.caller().name()).isEqualTo("dashboard"));
        }
        assertThat(refusal(IdentityFixture.DASHBOARD_TEXT, "GET", "/api/deposito/stock"))
                .isEqualTo(IdentityProblem.API_KEY_SCOPE);
        assertThat(refusal(IdentityFixture.DASHBOARD_TEXT + "0", "GET", "/api/inventory"))
                .isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
    }

    @Test
    void keepsNoSecret() {
        MadeKey made = make(List.of(), Optional.empty());
        String secret = made.text().substring(made.text().lastIndexOf('_') + 1);
        String all = fixture.database.read(handle -> handle.createQuery("select k::text from identity.api_key k")
                .mapTo(String.class)
                .one());
        assertThat(all).doesNotContain(secret);
        assertThat(fixture.auditText()).contains("create api_key").doesNotContain(secret);
        assertThat(made.toString()).doesNotContain(secret);
    }

    @Test
    void refusesWrongSecretsAndForms() {
        MadeKey made = make(List.of(), Optional.empty());
        String text = made.text();
        char last = text.charAt(text.length() - 1) == '0' ? '1' : '0';
        for (String wrong : List.of(
                text.substring(0, text.length() - 1) + last,
                text + "0",
                text.toUpperCase(java.util.Locale.ROOT),
                "fpk_",
                "",
                "\0")) {
            assertThat(refusal(wrong, "GET", PATH)).as(wrong).isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
        }
    }

    @Test
    void staysWithinItsScopes() {
        String reading = make(List.of("read"), Optional.empty()).text();
        assertThat(passes(reading, "GET", PATH)).isTrue();
        assertThat(refusal(reading, "POST", PATH)).isEqualTo(IdentityProblem.API_KEY_SCOPE);
        String below = make(List.of("/api/pos/productos", "/api/reports"), Optional.empty())
                .text();
        assertThat(passes(below, "POST", PATH)).isTrue();
        assertThat(passes(below, "GET", PATH + "/TAL-750")).isTrue();
        assertThat(refusal(below, "GET", PATH + "x")).isEqualTo(IdentityProblem.API_KEY_SCOPE);
        assertThat(refusal(below, "GET", "/api/pos/ventas")).isEqualTo(IdentityProblem.API_KEY_SCOPE);
        assertThatThrownBy(() -> make(List.of("everything"), Optional.empty())).isInstanceOf(ProblemException.class);
    }

    @Test
    void diesWhenItExpires() {
        String text = make(List.of(), Optional.of(fixture.clock.instant().plusSeconds(60)))
                .text();
        assertThat(passes(text, "GET", PATH)).isTrue();
        IdentityFixture.await(fixture.revocations::isListening);
        assertThat(passes(text, "GET", PATH)).isTrue();
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(refusal(text, "GET", PATH)).isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
    }

    @Test
    void diesEverywhereWhenItIsRevoked() {
        MadeKey made = make(List.of(), Optional.empty());
        try (Revocations heard = fixture.otherRevocations()) {
            Authenticator other = fixture.authenticatorWith(heard);
            IdentityFixture.await(heard::isListening);
            IdentityFixture.await(fixture.revocations::isListening);
            assertThat(passes(made.text(), "GET", PATH)).isTrue();
            assertThat(settled(other.authenticate(key(made.text(), "GET", PATH))))
                    .isInstanceOf(Authenticator.Authenticated.class);
            fixture.apiKeyAdministration
                    .revoke(IdentityFixture.admin(), made.key().id())
                    .orThrow();
            assertThat(refusal(made.text(), "GET", PATH)).isEqualTo(CommonProblem.AUTH_TOKEN_INVALID);
            IdentityFixture.await(() -> heard.isDead(made.key().id()));
            assertThat(settled(other.authenticate(key(made.text(), "GET", PATH))))
                    .isInstanceOf(Authenticator.Rejected.class);
        }
        assertThat(fixture.auditText()).contains("revoke api_key " + made.key().id());
    }

    @Test
    void pagesNewestFirst() {
        List<UUID> ids = List.of(
                make(List.of(), Optional.empty()).key().id(),
                make(List.of(), Optional.empty()).key().id());
        assertThat(fixture.apiKeyAdministration
                        .list(IdentityFixture.admin(), Optional.empty(), 1)
                        .items()
                        .getFirst()
                        .id())
                .isEqualTo(ids.getLast());
        assertThat(fixture.apiKeyAdministration
                        .list(IdentityFixture.admin(), Optional.of(ids.getLast()), 1)
                        .items()
                        .getFirst()
                        .id())
                .isEqualTo(ids.getFirst());
    }

    /** Somebody of a branch who makes keys for it, by a role of the shop's own. */
    @Test
    void whoBelongsToABranchReachesItsKeysAlone() {
        MadeKey santiago = make(List.of(), Optional.empty());
        Set<String> permissions = new HashSet<>(Permissions.ofDelivered(Role.TERMINAL));
        permissions.add(IdentityPermissions.MANAGE_API_KEYS);
        Caller porteno = IdentityFixture.caller(Role.TERMINAL, permissions, Optional.of("VAP-01"));
        ApiKeyAdministration keys = fixture.apiKeyAdministration;
        NewKey own =
                new NewKey("own", List.of(Role.TERMINAL), Optional.of("VAP-01"), List.of(), true, Optional.empty());

        MadeKey made = keys.create(porteno, own).orThrow();

        assertThat(keys.list(porteno, Optional.empty(), 10).items())
                .extracting(ApiKey::id)
                .containsExactly(made.key().id());
        assertThat(keys.find(porteno, made.key().id()).orThrow().name()).isEqualTo("own");
        for (ThrowingCallable beyond : List.<ThrowingCallable>of(
                () -> keys.find(porteno, santiago.key().id()),
                () -> keys.revoke(porteno, santiago.key().id()),
                () -> keys.create(porteno, withBranch(own, Optional.of("SCL-01"))),
                () -> keys.create(porteno, withBranch(own, Optional.empty())))) {
            assertThatThrownBy(beyond)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused ->
                                    assertThat(refused.problem().code()).isEqualTo(IdentityProblem.USER_OUT_OF_REACH));
        }
        assertThatThrownBy(() -> keys.create(
                        porteno,
                        new NewKey("x", List.of(Role.SUPERVISOR), own.branch(), List.of(), true, Optional.empty())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE));
    }

    @Test
    void aKeyManagesNobodyUnlessItIsToldToAndItsEndTellsWhatItMade() {
        ApiKeyAdministration keys = fixture.apiKeyAdministration;
        Instant end = fixture.clock.instant().plusSeconds(3600);
        assertThat(callerOf(administering(List.of(), end)).permissions())
                .contains(PlatformPermissions.EVERY_BRANCH)
                .doesNotContainAnyElementsOf(IdentityPermissions.OF_PEOPLE);
        MadeKey made = administering(List.of("identity", "/api/pos/usuarios", "/api/pos/api-keys"), end);
        Caller program = callerOf(made);
        assertThat(program.permissions()).containsAll(IdentityPermissions.OF_PEOPLE);

        fixture.users
                .create(program, IdentityFixture.user("ana", Role.CASHIER, Optional.of("SCL-01")))
                .orThrow();
        List<String> narrower = List.of("/api/pos/usuarios");
        for (NewKey beyond : List.of(
                child(List.of(), Optional.of(end)),
                child(List.of("/api/pos"), Optional.of(end)),
                child(List.of("identity", "/api/pos/usuarios"), Optional.of(end)),
                child(narrower, Optional.empty()),
                new NewKey("child", List.of(Role.TERMINAL), Optional.of("SCL-01"), narrower, false, Optional.of(end)),
                child(narrower, Optional.of(end.plusSeconds(1))))) {
            assertThat(keys.create(program, beyond)).as("%s", beyond).isInstanceOf(Outcome.Refused.class);
        }
        MadeKey child = keys.create(program, child(narrower, Optional.of(end))).orThrow();

        assertThat(keys.revoke(IdentityFixture.admin(), made.key().id()).orThrow())
                .extracting(each -> each.entity() + " " + each.key())
                .containsExactly("api_key " + child.key().id(), "user ana");
        assertThat(keys.revoke(IdentityFixture.admin(), child.key().id()).orThrow())
                .isEmpty();
    }

    private MadeKey administering(List<String> scopes, Instant end) {
        return fixture.apiKeyAdministration
                .create(
                        IdentityFixture.admin(),
                        new NewKey("boss", List.of(Role.ADMIN), Optional.empty(), scopes, true, Optional.of(end)))
                .orThrow();
    }

    private static NewKey child(List<String> scopes, Optional<Instant> end) {
        return new NewKey("child", List.of(Role.TERMINAL), Optional.of("SCL-01"), scopes, true, end);
    }

    private Caller callerOf(MadeKey made) {
        if (settled(fixture.authenticator.authenticate(key(made.text(), "GET", "/api/pos/usuarios")))
                instanceof Authenticator.Authenticated passed) {
            return passed.caller();
        }
        throw new AssertionError("refused");
    }

    private static NewKey withBranch(NewKey key, Optional<String> branch) {
        return new NewKey(key.name(), key.roles(), branch, key.scopes(), key.rateLimited(), key.expiresAt());
    }

    private MadeKey make(List<String> scopes, Optional<Instant> expiresAt) {
        return fixture.apiKeyAdministration
                .create(
                        IdentityFixture.admin(),
                        new NewKey("till", List.of(Role.TERMINAL), Optional.of("SCL-01"), scopes, false, expiresAt))
                .orThrow();
    }

    private ApiKey stored(MadeKey made) {
        return fixture.apiKeyAdministration
                .find(IdentityFixture.admin(), made.key().id())
                .orThrow();
    }

    private boolean passes(String text, String method, String path) {
        return settled(fixture.authenticator.authenticate(key(text, method, path)))
                instanceof Authenticator.Authenticated;
    }

    private ProblemCode refusal(String text, String method, String path) {
        if (settled(fixture.authenticator.authenticate(key(text, method, path)))
                instanceof Authenticator.Rejected rejected) {
            return rejected.problem().code();
        }
        throw new AssertionError("passed: " + method + " " + path);
    }
}
