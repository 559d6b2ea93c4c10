package org.ferrepos.identity.login;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.IdentityFixture;
import org.ferrepos.identity.LoginSettings;
import org.ferrepos.identity.SessionSettings;
import org.ferrepos.platform.http.ProblemCode;

/** Logins and their tokens on top of the fixture of the area. */
final class LoginFixture implements AutoCloseable {
    final IdentityFixture identity = IdentityFixture.withCompany();
    final SessionTokens sessionTokens = new SessionTokens(
            identity.database,
            identity.sessions,
            identity.tokens,
            identity.roles,
            identity.tokenSettings,
            new SessionSettings(Duration.ofDays(30), Duration.ofDays(7)),
            identity.audit,
            identity.clock);
    final Logins logins = new Logins(
            identity.database,
            identity.passwordCheck,
            identity.directory,
            sessionTokens,
            identity.audit,
            identity.clock);

    LoginResult login(String username, String password) {
        return login(username, password, Optional.empty());
    }

    LoginResult login(String username, String password, Optional<String> register) {
        return logins.login(new Credentials(username, password), register, "10.0.0.1");
    }

    /** The logins of another process, or of this one after a restart, with bounds of its own. */
    Logins otherProcess(LoginSettings settings) {
        return new Logins(
                identity.database,
                new PasswordCheck(identity.database, settings, identity.audit, identity.refusals, identity.clock),
                identity.directory,
                sessionTokens,
                identity.audit,
                identity.clock);
    }

    LoginAnswer granted(String username) {
        return answer(login(username, IdentityFixture.PASSWORD));
    }

    static LoginAnswer answer(LoginResult result) {
        if (result instanceof LoginResult.Granted granted) {
            return granted.answer();
        }
        throw new AssertionError("refused: " + result);
    }

    static ProblemCode refusal(LoginResult result) {
        if (result instanceof LoginResult.Refused refused) {
            return refused.problem().code();
        }
        throw new AssertionError("granted: " + result);
    }

    UUID sessionOf(LoginAnswer answer) {
        return switch (identity.tokens.verify(answer.accessToken())) {
            case org.ferrepos.identity.token.AccessTokens.Good good ->
                good.token().sessionId();
            case org.ferrepos.identity.token.AccessTokens.Verification other -> throw new AssertionError(other);
        };
    }

    /** Runs the same work in several threads that start together. */
    static <T> java.util.List<T> together(int threads, Callable<T> work) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            var futures = IntStream.range(0, threads)
                    .mapToObj(index -> executor.submit(() -> {
                        barrier.await(10, TimeUnit.SECONDS);
                        return work.call();
                    }))
                    .toList();
            java.util.List<T> results = new java.util.ArrayList<>();
            for (var future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }

    @Override
    public void close() {
        identity.close();
    }
}
