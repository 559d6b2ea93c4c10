package org.ferrepos.platform.http.limits;

/** Hears what a {@link RedisRateLimiter} does without its Redis, to count and to log it. Must return quickly. */
@FunctionalInterface
public interface FallbackListener {

    /** One call was decided by this process alone. */
    void onFallback();

    /** Redis was given up until a background probe finds it again; called once per outage. */
    default void onDegraded(Throwable cause) {}

    /** Redis counts again. */
    default void onRestored() {}
}
