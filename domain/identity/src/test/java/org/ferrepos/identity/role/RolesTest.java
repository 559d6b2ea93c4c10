package org.ferrepos.identity.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.NewUser;
import org.ferrepos.identity.access.Authenticator.Authenticated;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.identity.token.AccessToken;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.PlatformPermissions;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The roles that administrators make: who may make which, who has them, and that a change counts everywhere. */
class RolesTest {
    private static final List<String> AUDITOR = List.of(IdentityPermissions.READ_AUDIT);
    private static final Optional<String> SANTIAGO = Optional.of("SCL-01");

    private final IdentityFixture fixture = IdentityFixture.withCompany();
    private final Roles roles = new Roles(fixture.database, fixture.roles, fixture.audit, fixture.clock);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theDeliveredRolesAreThereAndStayAsTheyAre() {
        assertThat(roles.list()).hasSize(11).allMatch(RoleDefinition::builtIn);
        assertThat(roles.find(Role.ADMIN).orThrow().permissions()).hasSameSizeAs(Permissions.all());
        assertThat(code(() -> roles.delete(admin(), Role.CASHIER).orThrow())).isEqualTo(IdentityProblem.ROLE_BUILT_IN);
        assertThat(code(() ->
                        roles.update(admin(), Role.CASHIER, "Caja", AUDITOR).orThrow()))
                .isEqualTo(IdentityProblem.ROLE_BUILT_IN);
        assertThat(code(() ->
                        roles.create(admin(), Role.CASHIER, "Caja", AUDITOR).orThrow()))
                .isEqualTo(CommonProblem.ALREADY_EXISTS);
    }

    @Test
    void anAdministratorsRoleIsMadeChangedAndDeleted() {
        roles.create(admin(), "auditor", "Auditoría", AUDITOR).orThrow();
        assertThat(fixture.roles.permissionsOf(List.of("auditor"))).containsExactly(IdentityPermissions.READ_AUDIT);
        assertThat(code(() -> roles.create(admin(), "auditor", "Otra", AUDITOR).orThrow()))
                .isEqualTo(CommonProblem.ALREADY_EXISTS);
        roles.update(admin(), "auditor", "Auditoría", List.of(IdentityPermissions.MANAGE_REGISTERS))
                .orThrow();
        assertThat(fixture.roles.permissionsOf(List.of("auditor", "none")))
                .containsExactly(IdentityPermissions.MANAGE_REGISTERS);
        roles.delete(admin(), "auditor").orThrow();
        assertThat(fixture.roles.permissionsOf(List.of("auditor"))).isEmpty();
        assertThat(code(() -> roles.delete(admin(), "auditor").orThrow())).isEqualTo(CommonProblem.NOT_FOUND);
        assertThat(fixture.auditText()).contains("create role auditor", "update role auditor", "delete role auditor");
    }

    @Test
    void permissionsThatNobodyDeclaredAreRefused() {
        for (List<String> wrong : List.of(
                List.of("stock.fly"), List.of(IdentityPermissions.READ_AUDIT, IdentityPermissions.READ_AUDIT))) {
            assertThat(code(() ->
                            roles.create(admin(), "auditor", "Auditoría", wrong).orThrow()))
                    .isEqualTo(CommonProblem.VALIDATION_FAILED);
        }
    }

    @Test
    void thereIsAnEndToTheirNumber() {
        for (int number = 0; number < Roles.MAX_ROLES; number++) {
            roles.create(admin(), "rol_" + number, "Rol", AUDITOR).orThrow();
        }
        assertThat(code(() -> roles.create(admin(), "one_more", "Rol", AUDITOR).orThrow()))
                .isEqualTo(IdentityProblem.ROLE_LIMIT);
    }

    @Test
    void aRoleThatSomebodyHasStays() {
        roles.create(admin(), "auditor", "Auditoría", AUDITOR).orThrow();
        fixture.users
                .create(admin(), IdentityFixture.user("ana", "auditor", SANTIAGO))
                .orThrow();
        assertThat(code(() -> roles.delete(admin(), "auditor").orThrow())).isEqualTo(IdentityProblem.ROLE_IN_USE);
        assertThat(code(() -> fixture.users
                        .create(admin(), IdentityFixture.user("eva", "inventado", SANTIAGO))
                        .orThrow()))
                .isEqualTo(CommonProblem.VALIDATION_FAILED);
    }

    /** Whoever may make roles or users makes none that reaches further, in permissions or in branches. */
    @Test
    void nobodyGivesMoreThanTheyHave() {
        roles.create(
                        admin(),
                        "jefe_rrhh",
                        "Personas",
                        List.of(
                                IdentityPermissions.MANAGE_ROLES,
                                IdentityPermissions.MANAGE_USERS,
                                IdentityPermissions.READ_AUDIT))
                .orThrow();
        roles.create(admin(), "llaves", "Llaves", List.of(IdentityPermissions.MANAGE_API_KEYS))
                .orThrow();
        roles.create(admin(), "viajero", "Viajero", List.of(PlatformPermissions.EVERY_BRANCH))
                .orThrow();
        Caller chain = caller("jefe_rrhh", Optional.empty());
        Caller local = caller("jefe_rrhh", SANTIAGO);

        roles.create(chain, "auditor", "Auditoría", AUDITOR).orThrow();
        assertThat(code(() -> roles.create(chain, "otra", "Otra", List.of(IdentityPermissions.MANAGE_API_KEYS))
                        .orThrow()))
                .isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE);
        assertThat(code(() -> roles.update(chain, "llaves", "Llaves", AUDITOR).orThrow()))
                .isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE);
        assertThat(code(() -> roles.delete(chain, "llaves").orThrow())).isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE);
        assertThat(code(() ->
                        roles.update(local, "auditor", "Auditoría", AUDITOR).orThrow()))
                .as("a role counts at every branch")
                .isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE);

        fixture.users
                .create(local, IdentityFixture.user("ana", "auditor", SANTIAGO))
                .orThrow();
        for (String role : List.of("llaves", "viajero", Role.SUPERVISOR)) {
            assertThat(code(() -> fixture.users
                            .create(local, IdentityFixture.user("eva", role, SANTIAGO))
                            .orThrow()))
                    .as(role)
                    .isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE);
        }
        fixture.users
                .create(chain, IdentityFixture.user("eva", "viajero", SANTIAGO))
                .orThrow();
    }

    /** The token is as old as before; what it allows is not. */
    @Test
    void aChangeCountsWithTheNextRequestInEveryProcess() {
        roles.create(admin(), "auditor", "Auditoría", AUDITOR).orThrow();
        UUID user = fixture.users
                .create(admin(), new NewUser("ana", "Ana", IdentityFixture.PASSWORD, List.of("auditor"), SANTIAGO))
                .orThrow()
                .id();
        RoleDirectory otherRoles = new RoleDirectory(fixture.database);
        try (Revocations heard = new Revocations(fixture.database, otherRoles, fixture.tokenSettings, fixture.clock)) {
            heard.isListening();
            IdentityFixture.await(heard::isListening);
            assertThat(otherRoles.permissionsOf(List.of("auditor"))).containsExactlyElementsOf(AUDITOR);

            roles.update(admin(), "auditor", "Auditoría", List.of(IdentityPermissions.MANAGE_REGISTERS))
                    .orThrow();

            IdentityFixture.await(() ->
                    otherRoles.permissionsOf(List.of("auditor")).equals(Set.of(IdentityPermissions.MANAGE_REGISTERS)));
        }
        String token = fixture.tokens.issue(new AccessToken(
                user,
                "ana",
                Set.of("auditor"),
                SANTIAGO,
                Ids.next(),
                fixture.clock.instant().plusSeconds(60)));
        IdentityFixture.await(fixture.revocations::isListening);
        Authenticated authenticated = (Authenticated)
                IdentityFixture.settled(fixture.authenticator.authenticate(IdentityFixture.bearer(token)));
        assertThat(authenticated.caller().permissions()).containsExactly(IdentityPermissions.MANAGE_REGISTERS);
    }

    private Caller caller(String role, Optional<String> branch) {
        UUID id = new UUID(0, 9);
        Set<String> permissions = fixture.roles.permissionsOf(List.of(role));
        return new Caller(id, "tester", Caller.Kind.USER, Set.of(role), permissions, branch, id, true, "127.0.0.1");
    }

    private static Caller admin() {
        return IdentityFixture.admin();
    }

    private static ProblemCode code(Runnable action) {
        return catchThrowableOfType(ProblemException.class, action::run)
                .problem()
                .code();
    }
}
