package org.ferrepos.sales.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Collectors;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.sales.live.LiveState.Total;
import org.ferrepos.sales.summary.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who listens. Events wait for a slow reader in a small queue; whoever falls further behind is let go and may
 * come again. Used by the hub's thread alone.
 */
final class Listener {
    private static final int MAX_WAITING = 64;

    private final Caller caller;
    private final Scope scope;
    private final Instant endsAt;
    private final Set<Integer> branchIds;
    private final UnicastProcessor<LiveEvent> events;
    private @Nullable LocalDate toldDate;
    private Total told = Total.NONE;

    Listener(Caller caller, Scope scope, Instant endsAt, java.util.function.Consumer<Listener> gone) {
        this.caller = caller;
        this.scope = scope;
        this.endsAt = endsAt;
        this.branchIds = scope.branches().stream().map(Branch::id).collect(Collectors.toUnmodifiableSet());
        this.events = UnicastProcessor.create(new ArrayBlockingQueue<>(MAX_WAITING), () -> gone.accept(this));
    }

    Multi<LiveEvent> events() {
        return events;
    }

    Caller caller() {
        return caller;
    }

    Scope scope() {
        return scope;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    boolean sees(int branchId) {
        return branchIds.contains(branchId);
    }

    void tell(LiveEvent event) {
        events.onNext(event);
    }

    /** Tells the figures unless they are what was told last. */
    void tellFigures(LiveEvent.Figures figures) {
        Total now = new Total(figures.count(), figures.total());
        if (!figures.date().equals(toldDate) || !now.equals(told)) {
            toldDate = figures.date();
            told = now;
            tell(figures);
        }
    }

    void end() {
        events.onComplete();
    }
}
