package org.ferrepos.sales.registration;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.ferrepos.platform.db.DatabaseUnavailableException;

/** A sale on its way through the writer, and the moment until which its sender waits. */
record PendingSale(SaleCommand command, CompletableFuture<SaleOutcome> future, long deadlineNanos) {
    boolean isLate() {
        return System.nanoTime() - deadlineNanos > 0;
    }

    boolean isAnswered() {
        return future.isDone();
    }

    /** Answers that the sender should come again; false when it has an answer already. */
    boolean failLate() {
        return future.completeExceptionally(new DatabaseUnavailableException(
                "the sale could not be written in time",
                new TimeoutException("the database or somebody who holds the till kept the sale waiting")));
    }
}
