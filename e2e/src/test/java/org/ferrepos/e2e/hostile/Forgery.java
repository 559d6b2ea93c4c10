package org.ferrepos.e2e.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens as an attacker would, and signs real ones where the secret is known. */
final class Forgery {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Forgery() {}

    /** The three parts of a token signed with a secret by an HMAC of that many bits. */
    static String signed(String header, String claims, String secret, int bits) {
        String content = encode(header) + "." + encode(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA" + bits);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA" + bits));
            return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hs256(String claims, String secret) {
        return signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, secret, 256);
    }

    static String unsigned(String algorithm, String claims) {
        return encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + encode(claims) + ".";
    }

    static String claimsOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
