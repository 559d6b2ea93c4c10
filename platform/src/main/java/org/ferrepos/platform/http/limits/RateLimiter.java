package org.ferrepos.platform.http.limits;

import java.util.concurrent.CompletionStage;

/**
 * Counts calls per key and says whether one more fits. Nothing here blocks or throws because of the store behind it.
 */
public interface RateLimiter extends AutoCloseable {

    /**
     * Takes one token of the key's bucket. The stage never completes exceptionally; it may complete on a thread of the
     * Redis client, so continue on your own executor for anything that is not short.
     *
     * @param key who is counted for what, see {@link RateLimitPolicy.Rule#keyFor}; keys with different limits never
     *     share a bucket
     */
    CompletionStage<Decision> tryTake(String key, Limit limit);

    /** Whether calls are counted with less precision than configured: the shared store is away. */
    boolean degraded();

    @Override
    void close();
}
