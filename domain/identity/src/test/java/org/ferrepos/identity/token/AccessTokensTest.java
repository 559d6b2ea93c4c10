package org.ferrepos.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.MovableClock;
import org.ferrepos.identity.TokenSettings;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private final MovableClock clock = new MovableClock();
    private final AccessTokens tokens = tokens(SECRET, "ferrepos");

    @Test
    void readsBackWhatItSigned() {
        AccessToken token = token();
        String text = tokens.issue(token);
        for (int reading = 0; reading < 2; reading++) {
            assertThat(tokens.verify(text)).isEqualTo(new AccessTokens.Good(token));
        }
    }

    @Test
    void refusesAnExpiredTokenAlsoWhenItIsRemembered() {
        String text = tokens.issue(token());
        assertThat(tokens.verify(text)).isInstanceOf(AccessTokens.Good.class);
        clock.advance(Duration.ofMinutes(15));
        assertThat(tokens.verify(text)).isEqualTo(new AccessTokens.Expired(token().userId()));
        assertThat(tokens(SECRET, "ferrepos").verify(text)).isEqualTo(new AccessTokens.Expired(token().userId()));
    }

    @Test
    void refusesOtherSecretsIssuersAndAlgorithms() throws JoseException {
        assertInvalid(tokens("x".repeat(64), "ferrepos").issue(token()));
        assertInvalid(tokens(SECRET, "somebody").issue(token()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS512");
        signature.setKey(new HmacKey(SECRET.getBytes(StandardCharsets.UTF_8)));
        signature.setPayload(payloadOf(tokens.issue(token())));
        assertInvalid(signature.getCompactSerialization());
    }

    @Test
    void refusesAlgorithmNone() {
        String[] parts = tokens.issue(token()).split("\\.");
        String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        assertInvalid(none + "." + parts[1] + ".");
        assertInvalid(none + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void refusesTokensThatLackAClaim() throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("ferrepos");
        claims.setSubject(UUID.randomUUID().toString());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS256");
        signature.setKey(new HmacKey(SECRET.getBytes(StandardCharsets.UTF_8)));
        signature.setPayload(claims.toJson());
        assertInvalid(signature.getCompactSerialization());
    }

    /** Whoever has the secret may sign what no calendar has; that is no error of the program. */
    @Test
    void refusesTimesThatNoCalendarHas() throws JoseException {
        for (String time :
                List.of("9223372036854775807", "-9223372036854775808", "1e300", "99999999999999", "\"soon\"")) {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue("HS256");
            signature.setKey(new HmacKey(SECRET.getBytes(StandardCharsets.UTF_8)));
            signature.setPayload(payloadOf(tokens.issue(token())).replaceFirst("\"exp\":\\d+", "\"exp\":" + time));
            assertThat(tokens.verify(signature.getCompactSerialization()))
                    .as(time)
                    .isNotInstanceOf(AccessTokens.Good.class);
        }
    }

    @Test
    void refusesEveryTokenWithOneCharacterChanged() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String text = tokens.issue(token());
        for (int round = 0; round < 300; round++) {
            // The last character of a base64 group may carry unused bits, so it is left alone.
            int index = random.nextInt(text.length() - 1);
            char other = text.charAt(index) == 'A' ? 'B' : 'A';
            assertInvalid(text.substring(0, index) + other + text.substring(index + 1));
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String text : new String[] {"", ".", "..", "a.b.c", "a.b.c.d.e", "\0", "x".repeat(100_000)}) {
            assertInvalid(text);
        }
    }

    private void assertInvalid(String text) {
        assertThat(tokens.verify(text)).as(text).isInstanceOf(AccessTokens.Invalid.class);
    }

    private AccessTokens tokens(String secret, String issuer) {
        return new AccessTokens(new TokenSettings(secret, Duration.ofMinutes(15), Duration.ofDays(1), issuer), clock);
    }

    private AccessToken token() {
        return new AccessToken(
                new UUID(1, 2),
                "cajero",
                Set.of("cajero", "vendedor"),
                Optional.of("SCL-01"),
                new UUID(3, 4),
                clock.instant()
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .plusSeconds(900));
    }

    private static String payloadOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
