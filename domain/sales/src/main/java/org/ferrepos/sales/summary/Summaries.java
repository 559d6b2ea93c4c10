package org.ferrepos.sales.summary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.ReadDatabase;
import org.ferrepos.platform.money.Currency;

/**
 * Adds days up. Whoever asks at the same time for the same day waits for one answer, and a sum that was costly is used
 * again for a while, the day to compare with longer than the day asked for: however many screens look, the figures take
 * no more than a small part of the machine from the tills.
 */
@Singleton
public final class Summaries {
    private static final int MAX_REMEMBERED = 200;
    private static final Duration COSTLY = Duration.ofMillis(200);

    private final ReadDatabase database;
    private final Cache<Key, Day> days = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfter(Expiry.creating((Key key, Day day) -> key.use.reuse(day.took)))
            .build();

    @Inject
    public Summaries(ReadDatabase database) {
        this.database = database;
    }

    /** The figures of a business date and of the same weekday before. */
    public DaySummary of(Scope scope, LocalDate date) {
        LocalDate before = date.minusWeeks(1);
        Day shown = day(scope, date, Use.SHOWN);
        return SummaryAssembly.of(scope, date, shown.readAt, shown.rows, day(scope, before, Use.COMPARED).rows);
    }

    private Day day(Scope scope, LocalDate date, Use use) {
        List<Integer> branchIds = scope.branches().stream().map(Branch::id).collect(Collectors.toUnmodifiableList());
        return days.get(new Key(branchIds, scope.currency(), date, use), key -> {
            long started = System.nanoTime();
            ReadDatabase.Reading<SummaryRows> reading =
                    database.read(handle -> SummaryRows.read(handle, scope, date, use == Use.SHOWN));
            return new Day(reading.value(), reading.completeUntil(), Duration.ofNanos(System.nanoTime() - started));
        });
    }

    /** What a day is added up for, and so how long a costly sum is good. */
    enum Use {
        SHOWN(10, Duration.ofSeconds(10)),
        /** A day that is over changes only when one of its sales is voided or comes back. */
        COMPARED(200, Duration.ofMinutes(5));

        private final int factor;
        private final Duration longest;

        Use(int factor, Duration longest) {
            this.factor = factor;
            this.longest = longest;
        }

        Duration reuse(Duration took) {
            if (took.compareTo(COSTLY) < 0) {
                return Duration.ZERO;
            }
            Duration times = took.multipliedBy(factor);
            return times.compareTo(longest) < 0 ? times : longest;
        }
    }

    private record Key(List<Integer> branches, Currency currency, LocalDate date, Use use) {}

    private record Day(SummaryRows rows, Instant readAt, Duration took) {}
}
