package org.ferrepos.platform.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Addresses under which one file can be fetched for a short time without a login, as a browser does that follows a
 * link. The token is the time it ends and a signature over it and the file, under a key derived for this purpose alone.
 */
public final class FileLinks {
    private static final String PURPOSE = "ferrepos file links 1";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int MAX_TOKEN_CHARS = 100;

    private final SecretKey key;
    private final Clock clock;
    private final Duration validFor;

    public FileLinks(String secret, Clock clock, Duration validFor) {
        this.key = derived(secret);
        this.clock = clock;
        this.validFor = validFor;
    }

    /** A link and until when it works. */
    public record Link(String path, Instant expiresAt) {}

    /** Makes a link; whoever asks for it must have found out before that the caller may have the file. */
    public Link to(UUID file) {
        Instant expiresAt = clock.instant().plus(validFor);
        return new Link("/api/files/" + file + "?token=" + token(file, expiresAt.getEpochSecond()), expiresAt);
    }

    /** Whether this token opens this file now. */
    boolean opens(UUID file, String token) {
        if (token.length() > MAX_TOKEN_CHARS) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (given.length != Long.BYTES + MAC_BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(given).getLong();
        byte[] expected = Base64.getUrlDecoder().decode(token(file, seconds));
        return MessageDigest.isEqual(expected, given) && clock.instant().isBefore(Instant.ofEpochSecond(seconds));
    }

    private String token(UUID file, long expiresSeconds) {
        ByteBuffer signed = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .putLong(expiresSeconds);
        ByteBuffer token = ByteBuffer.allocate(Long.BYTES + MAC_BYTES)
                .putLong(expiresSeconds)
                .put(mac(signed.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static SecretKey derived(String secret) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            ALGORITHM,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(PURPOSE.getBytes(StandardCharsets.UTF_8), MAC_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 25 on has HKDF", e);
        }
    }
}
