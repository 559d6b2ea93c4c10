package org.ferrepos.platform.http.limits;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts in Redis, so that all processes share a limit. While Redis is away or slower than the command timeout, calls
 * are counted by this process alone and nothing else changes for the caller; a background probe finds Redis again.
 *
 * <p>The windows follow the clocks of the calling machines, which must agree within a fraction of the window.
 */
public final class RedisRateLimiter implements RateLimiter {

    private static final int IN_FLIGHT_MAX = 4_096;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final long timeoutMillis;
    private final FallbackListener listener;
    private final InProcessRateLimiter alone = new InProcessRateLimiter();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final RedisLink link;

    /** Returns at once; the connection is opened in the background, and Redis need not be there yet. */
    public RedisRateLimiter(RedisLimiterSettings settings, FallbackListener listener) {
        this.timeoutMillis = settings.commandTimeout().toMillis();
        this.listener = listener;
        this.link = new RedisLink(settings, listener, new Backoff(FIRST_WAIT, LONGEST_WAIT));
        link.start();
    }

    @Override
    public CompletionStage<Decision> tryTake(String key, Limit limit) {
        CompletableFuture<RedisSession> session = link.session();
        if (session == null) {
            return CompletableFuture.completedFuture(takeAlone(key, limit));
        }
        if (inFlight.incrementAndGet() > IN_FLIGHT_MAX) {
            inFlight.decrementAndGet();
            return CompletableFuture.completedFuture(takeAlone(key, limit));
        }
        return session.thenCompose(opened -> opened.take(key, limit))
                .orTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .handle((decision, failure) -> {
                    inFlight.decrementAndGet();
                    return settle(new BucketKey(key, limit), decision, () -> link.lost(session, failure));
                });
    }

    private Decision settle(BucketKey asked, @Nullable Decision decision, Runnable giveUp) {
        if (decision != null) {
            return decision;
        }
        giveUp.run();
        return takeAlone(asked.key(), asked.limit());
    }

    private Decision takeAlone(String key, Limit limit) {
        RedisLink.notifyQuietly(listener::onFallback);
        return alone.take(key, limit);
    }

    @Override
    public boolean degraded() {
        return link.degraded();
    }

    @Override
    public void close() {
        link.close();
        alone.close();
    }
}
