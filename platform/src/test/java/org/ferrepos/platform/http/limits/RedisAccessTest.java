package org.ferrepos.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the limiter proves itself to a Redis, and a Redis to the limiter. */
class RedisAccessTest {
    private static final String WORD = "test-only-word";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private final AtomicInteger fallbacks = new AtomicInteger();

    @Test
    void thePasswordIsUsed() throws Exception {
        try (RedisServer server = new RedisServer("--requirepass", WORD).start()) {
            assertThat(isUsed(server, null, WORD, false)).isTrue();
            assertThat(isUsed(server, null, "another-word", false)).isFalse();
            assertThat(isUsed(server, null, null, false)).isFalse();
        }
    }

    @Test
    void theUserIsNamed() throws Exception {
        try (RedisServer server =
                new RedisServer("--user", "default", "off", "--user", "pos", "on", ">" + WORD, "~*", "+@all").start()) {
            assertThat(isUsed(server, "pos", WORD, false)).isTrue();
            assertThat(isUsed(server, "other", WORD, false)).isFalse();
            assertThat(isUsed(server, null, WORD, false)).isFalse();
        }
    }

    @Test
    void overTlsACertificateMustBeTrusted(@TempDir Path directory) throws Exception {
        KeyStore keys = newCertificate(directory);
        Path certificate =
                pem(directory, "CERTIFICATE", keys.getCertificate("redis").getEncoded());
        Path key = pem(
                directory,
                "PRIVATE KEY",
                keys.getKey("redis", WORD.toCharArray()).getEncoded());
        try (RedisServer server = new RedisServer(
                        "--tls-cert-file", certificate.toString(),
                        "--tls-key-file", key.toString(),
                        "--tls-auth-clients", "no")
                .withTls()
                .start()) {
            assertThat(isUsed(server, null, null, true))
                    .as("a certificate nobody knows")
                    .isFalse();
            System.setProperty(TRUST_STORE, trusting(directory, keys).toString());
            assertThat(isUsed(server, null, null, true))
                    .as("a certificate that is trusted")
                    .isTrue();
            assertThat(isUsed(server, null, null, false)).as("without TLS").isFalse();
        } finally {
            System.clearProperty(TRUST_STORE);
        }
    }

    /** Whether calls are counted by the server, some time after the first. */
    private boolean isUsed(RedisServer server, @Nullable String user, @Nullable String password, boolean tls)
            throws Exception {
        RedisLimiterSettings settings = new RedisLimiterSettings(
                new RedisLimiterSettings.Server("127.0.0.1", server.port(), 0, user, password, tls),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                "test:");
        try (RedisRateLimiter limiter = new RedisRateLimiter(settings, fallbacks::incrementAndGet)) {
            fallbacks.set(0);
            limiter.tryTake("first", Limit.perMinute(10)).toCompletableFuture().get(10, TimeUnit.SECONDS);
            return fallbacks.get() == 0 && !limiter.degraded();
        }
    }

    private static KeyStore newCertificate(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("redis.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        WORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            keys.load(input, WORD.toCharArray());
        }
        return keys;
    }

    private static Path trusting(Path directory, KeyStore keys) throws IOException, GeneralSecurityException {
        // Without a password the store has no integrity check, and the property for it need not be set.
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        trusted.setCertificateEntry("redis", keys.getCertificate("redis"));
        Path file = directory.resolve("trusted.jks");
        try (var output = Files.newOutputStream(file)) {
            trusted.store(output, WORD.toCharArray());
        }
        return file;
    }

    private static Path pem(Path directory, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                directory.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
