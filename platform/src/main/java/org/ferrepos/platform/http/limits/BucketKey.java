package org.ferrepos.platform.http.limits;

import java.nio.charset.StandardCharsets;

/**
 * What a bucket is stored under. The limit belongs to it, so a changed configuration starts new buckets instead of
 * reading old ones by new rules.
 */
record BucketKey(String key, Limit limit) {

    byte[] toBytes(String prefix) {
        String text = prefix + limit.capacity() + "/" + limit.window().toMillis() + ":" + key;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
