package org.ferrepos.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Serves one subscriber until the program ends. */
final class SubscriberThread {
    private static final Logger LOG = Logger.getLogger(SubscriberThread.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    /** Letters that a person lets be told again are looked for this often. */
    private static final long REDELIVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final Delivery.Parts parts;
    private final Delivery delivery;
    private final Redelivery redelivery;
    private final Semaphore wake = new Semaphore(1);
    private final Thread thread;
    private boolean isRegistered;
    private long nextRedelivery = System.nanoTime();
    private volatile boolean stopping;

    SubscriberThread(Delivery.Parts parts, Subscriber subscriber) {
        this.parts = parts;
        this.delivery = new Delivery(parts, subscriber);
        this.redelivery = new Redelivery(parts, subscriber, delivery.owner());
        this.thread = Thread.ofPlatform()
                .name("outbox-" + subscriber.name())
                .daemon(true)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    void stop() {
        stopping = true;
        wake();
    }

    void awaitEnd(long millis) throws InterruptedException {
        if (!thread.join(Duration.ofMillis(millis))) {
            // It works outside, or waits to be allowed to.
            thread.interrupt();
        }
    }

    void measure(Handle handle) {
        parts.metrics().sample(handle, delivery.name(), delivery.kinds());
    }

    private void run() {
        while (!stopping) {
            try {
                step();
            } catch (InterruptedException e) {
                LOG.debug("a stray interruption of an outbox consumer is ignored");
            } catch (RuntimeException | Error e) {
                LOG.errorf(e, "outbox consumer %s goes on after a failure", delivery.name());
                sleep(PAUSE_AFTER_FAILURE);
            }
        }
        delivery.release();
    }

    private void step() throws InterruptedException {
        if (!isRegistered) {
            delivery.register();
            isRegistered = true;
        }
        if (System.nanoTime() - nextRedelivery >= 0 && !redelivery.deliver()) {
            nextRedelivery = System.nanoTime() + REDELIVERY_NANOS;
        }
        switch (delivery.deliver()) {
            case Delivery.Step.Again again -> {}
            case Delivery.Step.Nothing nothing -> {
                if (wake.tryAcquire(2, TimeUnit.SECONDS)) {
                    wake.drainPermits();
                }
            }
            case Delivery.Step.Pause(Duration length) -> sleep(length);
        }
    }

    /** Pauses are cut, so that the end of the program and letters to be told again need not wait for them. */
    private void sleep(Duration length) {
        try {
            Thread.sleep(length.compareTo(PAUSE_AFTER_FAILURE) < 0 ? length : PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            LOG.debug("a stray interruption of an outbox consumer is ignored");
        }
    }
}
