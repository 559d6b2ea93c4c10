package org.ferrepos.platform.files;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as AWS Signature Version 4 says, for the few plain requests that content needs. */
final class BucketSignature {
    static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SIGNED_HEADERS = "host;x-amz-content-sha256;x-amz-date";
    private static final int DATE_CHARS = 8;

    private final BucketSettings settings;

    BucketSignature(BucketSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds the headers that prove who asks.
     *
     * @param target path and query are taken as they are: encoded already, parameters in alphabetical order
     * @param bodySha256 checksum of the body, which the service compares with what arrives
     */
    HttpRequest.Builder sign(HttpRequest.Builder request, String method, URI target, String bodySha256, Instant now) {
        String time = TIME.format(now);
        String scope = time.substring(0, DATE_CHARS) + "/" + settings.region() + "/s3/aws4_request";
        String query = target.getRawQuery() == null ? "" : target.getRawQuery();
        String canonical = String.join(
                "\n",
                method,
                target.getRawPath(),
                query,
                "host:" + target.getRawAuthority(),
                "x-amz-content-sha256:" + bodySha256,
                "x-amz-date:" + time,
                "",
                SIGNED_HEADERS,
                bodySha256);
        String toSign = String.join("\n", ALGORITHM, time, scope, sha256(canonical));
        String signature = HexFormat.of().formatHex(hmac(signingKey(time.substring(0, DATE_CHARS)), toSign));
        return request.uri(target)
                .header("x-amz-content-sha256", bodySha256)
                .header("x-amz-date", time)
                .header(
                        "Authorization",
                        ALGORITHM + " Credential=" + settings.accessKey() + "/" + scope + ", SignedHeaders="
                                + SIGNED_HEADERS + ", Signature=" + signature);
    }

    private byte[] signingKey(String date) {
        byte[] key = ("AWS4" + settings.secretKey()).getBytes(StandardCharsets.UTF_8);
        return hmac(hmac(hmac(hmac(key, date), settings.region()), "s3"), "aws4_request");
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Checksum.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
