package org.ferrepos.platform.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts in this process alone. It keeps at most {@value #KEYS_MAX} buckets; beyond that the least used are forgotten
 * first, and with them what their callers had used.
 */
public final class InProcessRateLimiter implements RateLimiter {

    static final int KEYS_MAX = 100_000;

    private final TimeMeter time;
    private final Cache<BucketKey, Bucket> buckets;

    public InProcessRateLimiter() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    public InProcessRateLimiter(TimeMeter time) {
        this.time = time;
        // A bucket is full again when its window ends, so a new one made by the next call says the same.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS_MAX)
                .expireAfter(Expiry.<BucketKey, Bucket>creating(
                        (key, bucket) -> key.limit().window()))
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public CompletionStage<Decision> tryTake(String key, Limit limit) {
        return CompletableFuture.completedFuture(take(key, limit));
    }

    Decision take(String key, Limit limit) {
        Bucket bucket = buckets.get(new BucketKey(key, limit), this::newBucket);
        return Decision.of(bucket.tryConsumeAndReturnRemaining(1));
    }

    private Bucket newBucket(BucketKey key) {
        return Bucket.builder()
                .addLimit(key.limit().toBandwidth())
                .withCustomTimePrecision(time)
                .build();
    }

    long keys() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    @Override
    public boolean degraded() {
        return false;
    }

    @Override
    public void close() {
        buckets.invalidateAll();
    }
}
