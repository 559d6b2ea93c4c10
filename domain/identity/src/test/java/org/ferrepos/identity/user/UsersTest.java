package org.ferrepos.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.ferrepos.identity.IdentityFixture.PASSWORD;
import static org.ferrepos.identity.IdentityFixture.admin;
import static org.ferrepos.identity.IdentityFixture.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.NewUser;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final Optional<String> SANTIAGO = Optional.of("SCL-01");
    private static final Optional<String> VALPARAISO = Optional.of("VAP-01");

    private final IdentityFixture fixture = IdentityFixture.withCompany();
    private final Users users = fixture.users;
    private final Caller supervisor = IdentityFixture.caller(Role.SUPERVISOR, SANTIAGO);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void addsAUserOnceAndAuditsWithoutSecrets() {
        User added =
                users.create(admin(), user("maria", Role.CASHIER, SANTIAGO)).orThrow();
        assertThat(users.find(admin(), added.id()).orThrow()).isEqualTo(added);
        assertThat(problem(() -> users.create(admin(), user("maria", Role.CASHIER, SANTIAGO))
                        .orThrow()))
                .isEqualTo(CommonProblem.ALREADY_EXISTS);
        assertThat(problem(() -> users.create(admin(), user("jose", Role.CASHIER, Optional.of("NO-99")))
                        .orThrow()))
                .isEqualTo(IdentityProblem.BRANCH_UNKNOWN);
        String audit = fixture.auditText();
        assertThat(audit)
                .contains("create user maria - ")
                .doesNotContain(PASSWORD)
                .doesNotContain("argon2");
    }

    @Test
    void refusesBadNamesRolesAndPasswords() {
        assertInvalid(new NewUser("María", "María", PASSWORD, List.of(Role.CASHIER), SANTIAGO));
        assertInvalid(new NewUser("", "María", PASSWORD, List.of(Role.CASHIER), SANTIAGO));
        assertInvalid(new NewUser("maria", " ", PASSWORD, List.of(Role.CASHIER), SANTIAGO));
        assertInvalid(new NewUser("maria", "Mar\0ía", PASSWORD, List.of(Role.CASHIER), SANTIAGO));
        assertInvalid(new NewUser("maria", "María", "elevenchars", List.of(Role.CASHIER), SANTIAGO));
        assertInvalid(new NewUser("maria", "María", "x".repeat(129), List.of(Role.CASHIER), SANTIAGO));
        assertInvalid(new NewUser("mariadelosangeles", "María", "MariaDeLosAngeles", List.of(Role.CASHIER), SANTIAGO));
        assertInvalid(new NewUser("maria", "María", PASSWORD, List.of(), SANTIAGO));
        assertInvalid(new NewUser("maria", "María", PASSWORD, List.of("root"), SANTIAGO));
        assertInvalid(new NewUser("maria", "María", PASSWORD, List.of(Role.CASHIER, Role.CASHIER), SANTIAGO));
    }

    @Test
    void otherRightsEndSessionsAndOtherNamesDoNot() {
        UUID id = fixture.idOf("cajero");
        UUID first = session(id);
        update(admin(), id, "Nuevo Nombre", Role.CASHIER, SANTIAGO);
        assertThat(fixture.revocations.isDead(first)).isFalse();
        update(admin(), id, "Nuevo Nombre", Role.SELLER, SANTIAGO);
        assertThat(fixture.revocations.isDead(first)).isTrue();
        UUID second = session(id);
        update(admin(), id, "Nuevo Nombre", Role.SELLER, VALPARAISO);
        assertThat(fixture.revocations.isDead(second)).isTrue();
        UUID third = session(id);
        users.deactivate(admin(), id).orThrow();
        assertThat(fixture.revocations.isDead(third)).isTrue();
        assertThat(users.find(admin(), id).orThrow().active()).isFalse();
        assertThat(fixture.auditText())
                .contains("\"name\": \"Persona cajero\"")
                .contains("\"name\": \"Nuevo Nombre\"")
                .contains("deactivate user cajero");
    }

    @Test
    void theLastAdministratorStays() {
        UUID only = fixture.idOf("admin");
        assertThat(problem(() -> users.deactivate(admin(), only).orThrow())).isEqualTo(IdentityProblem.LAST_ADMIN);
        assertThat(problem(() -> update(admin(), only, "Admin", Role.SUPERVISOR, Optional.empty())))
                .isEqualTo(IdentityProblem.LAST_ADMIN);
        users.create(admin(), user("segunda", Role.ADMIN, Optional.empty())).orThrow();
        users.deactivate(admin(), only).orThrow();
        assertThat(problem(
                        () -> users.deactivate(admin(), fixture.idOf("segunda")).orThrow()))
                .isEqualTo(IdentityProblem.LAST_ADMIN);
    }

    @Test
    void twoAdministratorsCannotStepDownAtOnce() {
        for (int round = 0; round < 10; round++) {
            UUID second = users.create(admin(), user("segunda" + round, Role.ADMIN, Optional.empty()))
                    .orThrow()
                    .id();
            UUID first = admins().stream()
                    .filter(id -> !id.equals(second))
                    .findFirst()
                    .orElseThrow();
            long refused = Stream.of(first, second)
                    .map(id -> CompletableFuture.supplyAsync(() ->
                            catchThrowable(() -> users.deactivate(admin(), id).orThrow())))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(ProblemException.class::isInstance)
                    .count();
            assertThat(refused).isEqualTo(1);
            assertThat(admins()).hasSize(1);
        }
    }

    @Test
    void aSupervisorReachesTheOwnBranchWithoutAdministrators() {
        User added =
                users.create(supervisor, user("maria", Role.CASHIER, SANTIAGO)).orThrow();
        users.setPassword(supervisor, added.id(), "another long one").orThrow();
        users.deactivate(supervisor, added.id()).orThrow();
        assertThat(problem(() -> users.create(supervisor, user("jose", Role.CASHIER, VALPARAISO))
                        .orThrow()))
                .isEqualTo(IdentityProblem.USER_OUT_OF_REACH);
        assertThat(problem(() -> users.create(supervisor, user("jose", Role.CASHIER, Optional.empty()))
                        .orThrow()))
                .isEqualTo(IdentityProblem.USER_OUT_OF_REACH);
        assertThat(problem(() -> users.create(supervisor, user("jose", Role.ADMIN, SANTIAGO))
                        .orThrow()))
                .isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE);
        UUID porteno = fixture.idOf("porteno");
        UUID administrator = fixture.idOf("admin");
        for (UUID other : List.of(porteno, administrator)) {
            assertThat(problem(() -> users.find(supervisor, other).orThrow()))
                    .isEqualTo(IdentityProblem.USER_OUT_OF_REACH);
            assertThat(problem(() -> users.deactivate(supervisor, other).orThrow()))
                    .isEqualTo(IdentityProblem.USER_OUT_OF_REACH);
            assertThat(problem(() -> users.setPassword(supervisor, other, "another long one")
                            .orThrow()))
                    .isEqualTo(IdentityProblem.USER_OUT_OF_REACH);
            assertThat(problem(() -> update(supervisor, other, "X", Role.CASHIER, SANTIAGO)))
                    .isEqualTo(IdentityProblem.USER_OUT_OF_REACH);
        }
        assertThat(problem(() -> update(supervisor, added.id(), "X", Role.ADMIN, SANTIAGO)))
                .isEqualTo(IdentityProblem.ROLE_NOT_GRANTABLE);
    }

    @Test
    void pagesByUsername() {
        Page<User> first =
                users.list(new UserFilter(SANTIAGO, Optional.empty(), Optional.of(true), Optional.empty(), 1));
        assertThat(first.items()).extracting(User::username).containsExactly("cajero");
        assertThat(first.next()).isNotNull();
        Page<User> second =
                users.list(new UserFilter(SANTIAGO, Optional.empty(), Optional.of(true), Optional.of("cajero"), 1));
        assertThat(second.items()).extracting(User::username).containsExactly("supervisor");
        assertThat(second.next()).isNull();
        assertThat(users.list(new UserFilter(
                                Optional.empty(), Optional.of(Role.ADMIN), Optional.empty(), Optional.empty(), 5))
                        .items())
                .extracting(User::username)
                .containsExactly("admin");
    }

    private User update(Caller caller, UUID id, String name, String role, Optional<String> branch) {
        return users.update(caller, id, new UserChange(name, List.of(role), branch, Optional.empty()))
                .orThrow();
    }

    private List<UUID> admins() {
        return fixture.database.inTransaction(handle -> new UserStore(handle).lockAdmins());
    }

    private UUID session(UUID userId) {
        UUID id = Ids.next();
        fixture.database.inTransaction(handle -> handle.execute("""
                        insert into identity.session (id, user_id, address, created_at, expires_at)
                        values (?, ?, '', now(), now() + interval '1 day')""", id, userId));
        return id;
    }

    private void assertInvalid(NewUser wrong) {
        assertThat(problem(() -> users.create(admin(), wrong).orThrow()))
                .as(wrong.toString())
                .isEqualTo(CommonProblem.VALIDATION_FAILED);
    }

    private static ProblemCode problem(ThrowingCallable work) {
        if (catchThrowable(work) instanceof ProblemException refused) {
            return refused.problem().code();
        }
        throw new AssertionError("was not refused");
    }
}
