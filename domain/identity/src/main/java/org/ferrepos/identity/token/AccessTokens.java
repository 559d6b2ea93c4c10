package org.ferrepos.identity.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.TokenSettings;
import org.ferrepos.platform.ids.Ids;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Signs access tokens and checks them, with HS256 and nothing else. Tokens found good are remembered until they expire,
 * so that a till's next request costs a lookup instead of a signature. Never blocks.
 */
@Singleton
public final class AccessTokens {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_REMEMBERED = 50_000;
    /** No configuration makes tokens that live longer; a day for clocks that differ. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(8);

    private static final AlgorithmConstraints ONLY_HS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    /** What the check of a token found. */
    public sealed interface Verification {}

    /** Signed by us and not expired; its session may have ended all the same. */
    public record Good(AccessToken token) implements Verification {}

    /** Signed by us, but too old. */
    public record Expired(UUID userId) implements Verification {}

    /** Not a token of ours. */
    public record Invalid() implements Verification {}

    private static final Verification INVALID = new Invalid();

    private final TokenSettings settings;
    private final Clock clock;
    private final Key key;
    private final Cache<String, Good> remembered;

    @Inject
    public AccessTokens(TokenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.key = new HmacKey(settings.secret().getBytes(StandardCharsets.UTF_8));
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(settings.accessDuration())
                .build();
    }

    /** Signs a token that expires when it says. */
    public String issue(AccessToken token) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(settings.issuer());
        claims.setSubject(token.userId().toString());
        claims.setJwtId(Ids.next().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(clock.instant().getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(token.expiresAt().getEpochSecond()));
        claims.setStringClaim("sid", token.sessionId().toString());
        claims.setStringClaim("username", token.username());
        claims.setStringListClaim("roles", List.copyOf(token.roles()));
        token.branch().ifPresent(branch -> claims.setStringClaim("branch", branch));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ONLY_HS256);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }

    public Verification verify(String text) {
        Good known = remembered.getIfPresent(text);
        Verification verification = known != null ? known : examine(text);
        if (!(verification instanceof Good good)) {
            return verification;
        }
        if (!good.token().expiresAt().isAfter(clock.instant())) {
            remembered.invalidate(text);
            return new Expired(good.token().userId());
        }
        if (known == null) {
            remembered.put(text, good);
        }
        return good;
    }

    private Verification examine(String text) {
        if (text.length() > MAX_LENGTH) {
            return INVALID;
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ONLY_HS256);
        signature.setKey(key);
        try {
            signature.setCompactSerialization(text);
            if (!signature.verifySignature()) {
                return INVALID;
            }
            return read(JwtClaims.parse(signature.getPayload()));
        } catch (JoseException
                | InvalidJwtException
                | MalformedClaimException
                | IllegalArgumentException
                | DateTimeException e) {
            // The last one: a time that no calendar has.
            return INVALID;
        }
    }

    private Verification read(JwtClaims claims) throws MalformedClaimException {
        NumericDate expiresAt = claims.getExpirationTime();
        String subject = claims.getSubject();
        String session = claims.getStringClaimValue("sid");
        String username = claims.getStringClaimValue("username");
        List<String> roles = claims.getStringListClaimValue("roles");
        boolean isComplete = expiresAt != null
                && subject != null
                && session != null
                && username != null
                && roles != null
                && claims.getJwtId() != null;
        if (!isComplete || !settings.issuer().equals(claims.getIssuer())) {
            return INVALID;
        }
        Instant end = Instant.ofEpochSecond(expiresAt.getValue());
        if (end.isAfter(clock.instant().plus(LONGEST_LIFE))) {
            return INVALID;
        }
        return new Good(new AccessToken(
                UUID.fromString(subject),
                username,
                Set.copyOf(roles),
                Optional.ofNullable(claims.getStringClaimValue("branch")),
                UUID.fromString(session),
                end));
    }
}
