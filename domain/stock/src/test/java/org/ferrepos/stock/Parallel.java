package org.ferrepos.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs the same work from many threads that start together. */
public final class Parallel {
    private static final int TIMEOUT_SECONDS = 90;

    private Parallel() {}

    /** Returns what each thread returned; the first failure fails the test. */
    public static <T> List<T> run(int threads, Work<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                futures.add(executor.submit(() -> {
                    start.await();
                    return work.run(number);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        }
    }

    /** What one thread does; threads are numbered from 0. */
    @FunctionalInterface
    public interface Work<T> {
        T run(int thread) throws Exception;
    }
}
