package org.ferrepos.identity.login;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.ferrepos.identity.TokenSettings;
import org.ferrepos.platform.http.EncryptedTransport;
import org.ferrepos.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a browser's refresh token where no script can read it: in a cookie that the browser sends to the interface
 * alone, and never for another site's page. A page asks for it with a header of its own, which other sites may not send.
 */
@Singleton
final class SessionCookie {
    /** The header by which a page asks for the cookie. */
    static final String HEADER = "X-Session";

    /** Its only value. */
    static final String WANTED = "cookie";

    private static final String NAME = "ferrepos_session";
    private static final String PATH = "/api";

    private final Duration life;

    @Inject
    SessionCookie(TokenSettings settings) {
        this.life = settings.refreshDuration();
    }

    /** Whether the header asks for the cookie. */
    static boolean isWanted(@Nullable String header) {
        if (header == null) {
            return false;
        }
        if (header.equals(WANTED)) {
            return true;
        }
        throw Problem.invalid(HEADER, "field.one_of", WANTED).toException();
    }

    /** The refresh token that the browser sent. */
    static Optional<String> token(RoutingContext http) {
        return Optional.ofNullable(http.request().getCookie(NAME))
                .map(Cookie::getValue)
                .filter(token -> !token.isBlank());
    }

    /** Moves the refresh token of an answer into the cookie. */
    LoginAnswer keep(LoginAnswer answer, RoutingContext http) {
        write(http, Objects.requireNonNull(answer.refreshToken()), life);
        return answer.withoutRefreshToken();
    }

    /** Makes the browser forget the cookie. */
    static void clear(RoutingContext http) {
        write(http, "", Duration.ZERO);
    }

    private static void write(RoutingContext http, String value, Duration life) {
        http.response()
                .addCookie(Cookie.cookie(NAME, value)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setSecure(EncryptedTransport.of(http))
                        .setPath(PATH)
                        .setMaxAge(life.toSeconds()));
    }
}
