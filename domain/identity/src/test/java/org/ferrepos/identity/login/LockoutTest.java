package org.ferrepos.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.identity.IdentityFixture.PASSWORD;
import static org.ferrepos.identity.login.LoginFixture.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.LoginSettings;
import org.ferrepos.platform.http.CommonProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is kept out by wrong passwords, from where, and who is not. */
final class LockoutTest {
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final LoginSettings TWO_TRIES = new LoginSettings(2, LOCK, 6, 1_000);
    private static final String HOME = "10.0.0.1";
    private static final String STRANGER = "203.0.113.7";

    private final LoginFixture fixture = new LoginFixture();
    private final Logins logins = fixture.otherProcess(TWO_TRIES);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void wrongPasswordsLockANameWhereTheyCameFromAlone() {
        wrong(logins, "admin", STRANGER, 2);

        assertThat(refusal(right(logins, "admin", STRANGER))).isEqualTo(IdentityProblem.AUTH_LOCKED);
        assertThat(right(logins, "admin", HOME)).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        wrong(logins, "admin", "2001:db8:1:2::1", 1);
        wrong(logins, "admin", "2001:db8:1:2:ffff:ffff:ffff:ffff", 1);

        assertThat(refusal(right(logins, "admin", "2001:db8:1:2::3"))).isEqualTo(IdentityProblem.AUTH_LOCKED);
        assertThat(right(logins, "admin", "2001:db8:1:3::1")).isInstanceOf(LoginResult.Granted.class);
    }

    /** Otherwise one restart would tell who exists, and so would a second process. */
    @Test
    void anUnknownNameIsLockedLikeAKnownOneInEveryProcessAndAfterARestart() {
        for (String name : List.of("cajero", "nobody")) {
            wrong(logins, name, STRANGER, 1);
            wrong(fixture.otherProcess(TWO_TRIES), name, STRANGER, 1);

            assertThat(refusal(right(fixture.otherProcess(TWO_TRIES), name, STRANGER)))
                    .as(name)
                    .isEqualTo(IdentityProblem.AUTH_LOCKED);
        }
    }

    @Test
    void manyAddressesLockTheNameButNotWhereItsOwnerLogsIn() {
        right(logins, "admin", HOME);
        for (String name : List.of("admin", "nobody")) {
            for (int network = 1; network <= 3; network++) {
                wrong(logins, name, "198.51.100." + network, 2);
            }
            assertThat(refusal(right(logins, name, STRANGER))).as(name).isEqualTo(IdentityProblem.AUTH_LOCKED);
        }

        // A wrong one is answered there as everywhere, and lifts nothing.
        assertThat(refusal(logins.login(new Credentials("admin", "wrong password"), Optional.empty(), HOME)))
                .isEqualTo(IdentityProblem.AUTH_LOCKED);
        assertThat(refusal(right(logins, "admin", STRANGER))).isEqualTo(IdentityProblem.AUTH_LOCKED);
        assertThat(right(logins, "admin", HOME)).isInstanceOf(LoginResult.Granted.class);
        assertThat(fixture.identity.auditText()).contains("lock user admin").doesNotContain("lock user nobody");
        fixture.identity.clock.advance(LOCK);
        assertThat(right(logins, "admin", STRANGER)).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void aProcessTakesSoManyFailuresOfAllNamesTogether() {
        Logins bounded = fixture.otherProcess(new LoginSettings(10, LOCK, 100, 3));
        right(bounded, "admin", HOME);
        for (String name : List.of("cajero", "nobody", "No Name!")) {
            wrong(bounded, name, STRANGER, 1);
        }

        for (String name : List.of("cajero", "nobody", "No Name!")) {
            assertThat(right(bounded, name, "198.51.100.9"))
                    .as(name)
                    .isInstanceOfSatisfying(LoginResult.Refused.class, refused -> {
                        assertThat(refused.problem().code()).isEqualTo(CommonProblem.RATE_LIMITED);
                        assertThat(refused.problem().retryAfterSeconds()).isBetween(1L, 60L);
                    });
        }
        assertThat(right(bounded, "admin", HOME)).isInstanceOf(LoginResult.Granted.class);
        fixture.identity.clock.advance(Duration.ofMinutes(1));
        assertThat(right(bounded, "cajero", "198.51.100.9")).isInstanceOf(LoginResult.Granted.class);
    }

    private static void wrong(Logins logins, String name, String address, int times) {
        for (int attempt = 1; attempt <= times; attempt++) {
            assertThat(refusal(logins.login(new Credentials(name, "wrong password"), Optional.empty(), address)))
                    .as(name + " from " + address)
                    .isEqualTo(IdentityProblem.AUTH_INVALID_CREDENTIALS);
        }
    }

    private static LoginResult right(Logins logins, String name, String address) {
        return logins.login(new Credentials(name, PASSWORD), Optional.empty(), address);
    }
}
