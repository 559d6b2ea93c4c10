package org.ferrepos.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.ferrepos.identity.access.Authenticator;
import org.ferrepos.identity.apikey.ApiKeyAdministration;
import org.ferrepos.identity.apikey.ApiKeys;
import org.ferrepos.identity.apikey.DashboardKey;
import org.ferrepos.identity.login.PasswordCheck;
import org.ferrepos.identity.password.PasswordPool;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.identity.session.Sessions;
import org.ferrepos.identity.token.AccessTokens;
import org.ferrepos.identity.user.Users;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.ferrepos.testkit.TestDatabase;
import org.ferrepos.testkit.Waiting;

/** The area as a server wires it, on a database of its own with two branches and a few people. */
public final class IdentityFixture implements AutoCloseable {
    public static final String DASHBOARD_TEXT = "panel-8f3k2m9x7q5w";
    private static final DashboardKey DASHBOARD =
            new DashboardKey(new DashboardKeySettings(Optional.of(DASHBOARD_TEXT)));

    public static final String PASSWORD = "correct horse battery";
    public static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    public final TestDatabase testDatabase;
    public final Database database;
    public final MovableClock clock = new MovableClock();
    public final TokenSettings tokenSettings = new TokenSettings(
            "0123456789abcdef0123456789abcdef", Duration.ofMinutes(15), Duration.ofDays(7), "ferrepos");
    public final LoginSettings loginSettings = new LoginSettings(10, Duration.ofMinutes(15), 100, 300);
    public final ObjectMapper mapper = JsonSettings.newMapper();
    public final Audit audit = new Audit(mapper, clock);
    public final RefusalSettings refusalSettings = new RefusalSettings(1, Duration.ofDays(90));
    public final MeterRegistry registry = new SimpleMeterRegistry();
    public final PasswordPool pool = new PasswordPool();
    public final BranchDirectory directory;
    public final AccessTokens tokens = new AccessTokens(tokenSettings, clock);
    public final RoleDirectory roles;
    public final Revocations revocations;
    public final Sessions sessions;
    public final Refusals refusals;
    public final PasswordCheck passwordCheck;
    public final Users users;
    public final ApiKeys apiKeys;
    public final ApiKeyAdministration apiKeyAdministration;
    public final Authenticator authenticator;
    public final IdentitySetup setup;

    public IdentityFixture() {
        testDatabase = TestDatabase.create("identity");
        database = testDatabase.database();
        directory = new BranchDirectory(database);
        roles = new RoleDirectory(database);
        revocations = new Revocations(database, roles, tokenSettings, clock);
        sessions = new Sessions(revocations, clock);
        refusals = new Refusals(database, audit, clock, registry, refusalSettings);
        passwordCheck = new PasswordCheck(database, loginSettings, audit, refusals, clock);
        users = new Users(database, sessions, pool, roles, audit, clock);
        apiKeys = new ApiKeys(database, revocations, clock, DASHBOARD);
        apiKeyAdministration = new ApiKeyAdministration(database, revocations, roles, audit, clock);
        authenticator = new Authenticator(tokens, apiKeys, roles, revocations, sessions, database);
        setup = new IdentitySetup(database, directory, users, audit, clock);
    }

    /** A fixture whose company exists. */
    public static IdentityFixture withCompany() {
        IdentityFixture fixture = new IdentityFixture();
        fixture.setup.createCompany(company());
        return fixture;
    }

    public static NewCompany company() {
        Optional<String> santiago = Optional.of("SCL-01");
        return new NewCompany(
                new Company("Ferretería Demo SpA", "76.123.456-0"),
                List.of(branch("SCL-01"), branch("VAP-01")),
                List.of(
                        user("admin", Role.ADMIN, Optional.empty()),
                        user("supervisor", Role.SUPERVISOR, santiago),
                        user("cajero", Role.CASHIER, santiago),
                        user("porteno", Role.CASHIER, Optional.of("VAP-01"))));
    }

    public static NewUser user(String username, String role, Optional<String> branch) {
        return new NewUser(username, "Persona " + username, PASSWORD, List.of(role), branch);
    }

    public static Caller caller(String role, Optional<String> branch) {
        return caller(role, Permissions.ofDelivered(role), branch);
    }

    public static Caller caller(String role, Set<String> permissions, Optional<String> branch) {
        UUID id = new UUID(0, 7);
        return new Caller(id, "tester", Caller.Kind.USER, Set.of(role), permissions, branch, id, true, "127.0.0.1");
    }

    public static Caller admin() {
        return caller(Role.ADMIN, Optional.empty());
    }

    /** A second process on the same database: nothing in common but what PostgreSQL tells it. */
    public Revocations otherRevocations() {
        return new Revocations(database, roles, tokenSettings, clock);
    }

    public Authenticator authenticatorWith(Revocations heard) {
        return new Authenticator(
                new AccessTokens(tokenSettings, clock),
                new ApiKeys(database, heard, clock, DASHBOARD),
                roles,
                heard,
                new Sessions(heard, clock),
                database);
    }

    public UUID idOf(String username) {
        return users.idOf(username).orThrow();
    }

    /** All text of the audit trail. */
    public String auditText() {
        return database.read(handle ->
                String.join("\n", handle.createQuery("""
                                select action || ' ' || entity || ' ' || key || ' ' || coalesce(before::text, '-')
                                    || ' ' || coalesce(after::text, '-') from identity.audit order by id""").mapTo(String.class).list()));
    }

    public static Authenticator.Outcome settled(Authenticator.Outcome outcome) {
        return outcome instanceof Authenticator.Pending pending
                ? pending.outcome().await().atMost(Duration.ofSeconds(10))
                : outcome;
    }

    public static Authenticator.Evidence bearer(String token) {
        return new Authenticator.Evidence(
                Optional.of("Bearer " + token), Optional.empty(), "GET", "/api/pos/auth/me", "127.0.0.1");
    }

    public static Authenticator.Evidence key(String key, String method, String path) {
        return new Authenticator.Evidence(Optional.empty(), Optional.of(key), method, path, "127.0.0.1");
    }

    /** Waits until this holds, for at most ten seconds. */
    public static void await(BooleanSupplier condition) {
        Waiting.until(Duration.ofSeconds(10), condition);
    }

    @Override
    public void close() {
        revocations.close();
        pool.close();
        testDatabase.close();
    }

    private static NewBranch branch(String code) {
        return new NewBranch(
                code,
                "Sucursal " + code,
                "Calle 1",
                "Centro",
                SANTIAGO,
                Country.CL,
                Currency.CLP,
                List.of(code + "-C1", code + "-C2"));
    }
}
