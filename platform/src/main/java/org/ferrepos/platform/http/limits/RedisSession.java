package org.ferrepos.platform.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One open connection and the buckets reached through it; thrown away as a whole when the connection is given up. */
final class RedisSession {

    private static final int PROXIES_MAX = 10_000;
    private static final int SWAP_ATTEMPTS_MAX = 100;
    // A time to live that rounds down to zero would store the key for ever.
    private static final Duration KEPT_AFTER_REFILL = Duration.ofSeconds(1);
    private static final Limit PROBE_LIMIT = new Limit(1_000_000, Duration.ofSeconds(1));

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final String keyPrefix;
    private final AsyncProxyManager<byte[]> manager;
    // Calls for the same key in this process travel together: they must meet at the same proxy to do so.
    private final Cache<BucketKey, AsyncBucketProxy> proxies = Caffeine.newBuilder()
            .maximumSize(PROXIES_MAX)
            .expireAfterAccess(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build();
    private final long openedNanos = System.nanoTime();

    RedisSession(StatefulRedisConnection<byte[], byte[]> connection, String keyPrefix) {
        this.connection = connection;
        this.keyPrefix = keyPrefix;
        this.manager = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_AFTER_REFILL))
                .maxRetries(SWAP_ATTEMPTS_MAX)
                .build()
                .asAsync();
    }

    CompletableFuture<Decision> take(String key, Limit limit) {
        AsyncBucketProxy proxy = proxies.get(new BucketKey(key, limit), this::newProxy);
        return proxy.tryConsumeAndReturnRemaining(1).thenApply(Decision::of);
    }

    /** Does all that a call does, writing included: a read-only or full Redis would answer a mere ping. */
    CompletableFuture<RedisSession> probe() {
        return take("probe", PROBE_LIMIT).thenApply(decision -> this);
    }

    private AsyncBucketProxy newProxy(BucketKey key) {
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(key.limit().toBandwidth())
                .build();
        return manager.builder()
                .withOptimization(Optimizations.batching())
                .build(key.toBytes(keyPrefix), () -> CompletableFuture.completedFuture(configuration));
    }

    Duration held() {
        return Duration.ofNanos(System.nanoTime() - openedNanos);
    }

    StatefulRedisConnection<byte[], byte[]> connection() {
        return connection;
    }
}
