package org.ferrepos.identity.password;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;

/**
 * The few threads that hash passwords: at most two at once, so that a wave of logins takes neither all memory nor all
 * processors from the sales; what does not fit in the queue is refused.
 */
@Singleton
public final class PasswordPool implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int QUEUE_CAPACITY = 128;
    private static final int IDLE_SECONDS = 60;
    private static final int MAX_WAIT_SECONDS = 20;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final ThreadPoolExecutor executor;

    @Inject
    public PasswordPool() {
        this(QUEUE_CAPACITY);
    }

    PasswordPool(int queueCapacity) {
        executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueCapacity),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        executor.allowCoreThreadTimeOut(true);
    }

    /** Runs work that hashes a password; refused with {@code OVERLOADED} when too much waits already. */
    public <T> CompletableFuture<Outcome<T>> submit(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> Outcome.done(work.get()), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(overloaded());
        }
    }

    /** The same, waiting for the result; not for event loops. */
    public <T> Outcome<T> run(Supplier<T> work) {
        CompletableFuture<Outcome<T>> result = submit(work);
        try {
            return result.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            result.cancel(false);
            return overloaded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return overloaded();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            throw new CompletionException(e.getCause());
        }
    }

    @Override
    @PreDestroy
    public void close() {
        executor.shutdownNow();
    }

    private static <T> Outcome<T> overloaded() {
        return Outcome.refused(Problem.of(CommonProblem.OVERLOADED).retryAfter(RETRY_AFTER_SECONDS));
    }
}
