package org.ferrepos.platform.files;

import java.net.URI;
import java.time.Duration;

/**
 * A bucket of a service that speaks the protocol of S3.
 *
 * @param keyPrefix what names of objects begin with; belongs to one installation alone
 * @param timeout bound of one transfer, from connecting to the last byte
 */
public record BucketSettings(
        URI endpoint,
        String region,
        String bucket,
        String keyPrefix,
        String accessKey,
        String secretKey,
        Duration timeout) {

    @Override
    public String toString() {
        return "BucketSettings[" + endpoint + ", " + bucket + "]";
    }
}
