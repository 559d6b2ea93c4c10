package org.ferrepos.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.area.BackgroundJob;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.ClientAddress;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.MissingCaller;
import org.ferrepos.platform.security.RefusalWatch;
import org.jspecify.annotations.Nullable;

/**
 * Who was refused what: failed logins and approvals, tokens and keys that are none, what a permission or a branch forbade.
 * Each is counted at once; the audit trail gets one row for what is alike within some seconds. A flood fills no disk: rows
 * beyond the allowance are told together, as a number of each kind.
 */
@Singleton
public final class Refusals implements RefusalWatch, BackgroundJob {
    /** The kind of audit of what is noted here. */
    public static final String ENTITY = "access";

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration SUMMED_UP = Duration.ofMinutes(1);
    private static final int MAX_WAITING = 1_000;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String ACTION = "refuse";
    private static final String SECOND_PERSON = "SUPERVISOR_";
    private static final String API_KEY_HEADER = "X-API-Key";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private final Map<Kind, Counter> counters = new EnumMap<>(Kind.class);
    private final Allowance allowance;
    private final Map<Refusal, Times> waiting = new LinkedHashMap<>();
    private final Map<String, Long> untold = new LinkedHashMap<>();
    private Instant summedUpAt = Instant.MIN;
    /** What the database did not take; written by one thread at a time. */
    private List<AuditEntry> unwritten = List.of();

    @Inject
    public Refusals(Database database, Audit audit, Clock clock, MeterRegistry registry, RefusalSettings settings) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            counters.put(
                    kind,
                    Counter.builder("ferre_pos_refusals_total")
                            .description("What was refused for want of a right or a proof of identity")
                            .tag("kind", kind.id())
                            .register(registry));
        }
        this.allowance = new Allowance(settings.auditedPerMinute(), clock);
    }

    /** What kind of thing was refused; a label of the metric. */
    enum Kind {
        LOGIN,
        APPROVAL,
        TOKEN,
        API_KEY,
        PERMISSION,
        BRANCH;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is alike: who was refused what, with which code. */
    private record Refusal(Kind kind, Caller caller, String what, String code) {}

    /** How often, and when for the first and the last time. */
    private record Times(long count, Instant first, Instant last) {
        Times and(Instant next) {
            return new Times(count + 1, first, next);
        }
    }

    /** What the audit keeps of it. */
    record Told(String kind, String code, long times, Instant firstAt, Instant lastAt) {}

    /** A name with a wrong password; whether anybody has the name is not told. */
    public void login(Caller named) {
        note(new Refusal(
                Kind.LOGIN,
                trace(named.id(), storable(named.name()), named.kind(), named.branch(), named.address()),
                storable(named.name()),
                IdentityProblem.AUTH_INVALID_CREDENTIALS.name()));
    }

    /** A caller who sent the wrong password of somebody who should approve. */
    public void approval(Caller asking, String username) {
        note(new Refusal(
                Kind.APPROVAL,
                trace(asking.id(), asking.name(), asking.kind(), asking.branch(), asking.address()),
                storable(username),
                IdentityProblem.SUPERVISOR_NOT_AUTHORIZED.name()));
    }

    /** What an answer refused for want of a right or of a proof of identity is noted. */
    @Override
    public void answered(RoutingContext http, String route) {
        int status = http.response().getStatusCode();
        if (status != UNAUTHORIZED && status != FORBIDDEN) {
            return;
        }
        Optional<ProblemCode> code = ErrorMapping.codeOf(http);
        if (code.isEmpty()) {
            return;
        }
        kindOf(http, status, code.get())
                .ifPresent(kind -> note(new Refusal(
                        kind,
                        callerOf(http),
                        http.request().method() + " " + route,
                        code.get().name())));
    }

    private static Optional<Kind> kindOf(RoutingContext http, int status, ProblemCode code) {
        boolean withKey = http.request().getHeader(API_KEY_HEADER) != null;
        if (status == UNAUTHORIZED) {
            // Without any there is nothing to tell, an expired one is everyday life, and logins tell by themselves.
            return code == CommonProblem.AUTH_TOKEN_INVALID || code == IdentityProblem.AUTH_TOKEN_REUSED
                    ? Optional.of(withKey ? Kind.API_KEY : Kind.TOKEN)
                    : Optional.empty();
        }
        // That a second person has to approve is everyday life at a till, and who approved in vain tells by itself.
        if (code.name().startsWith(SECOND_PERSON)) {
            return Optional.empty();
        }
        return Optional.of(code == CommonProblem.FORBIDDEN_BRANCH ? Kind.BRANCH : Kind.PERMISSION);
    }

    private static Caller callerOf(RoutingContext http) {
        String address = ClientAddress.of(http);
        return CallerLife.callerOf(http)
                .map(caller -> trace(caller.id(), caller.name(), caller.kind(), caller.branch(), address))
                .orElseGet(() -> trace(
                        MissingCaller.of(http).flatMap(MissingCaller::sender).orElse(NOBODY),
                        "",
                        Caller.Kind.USER,
                        Optional.empty(),
                        address));
    }

    /** What somebody typed, without what neither the database nor a reader takes. */
    private static String storable(String typed) {
        return typed.replaceAll("\\p{Cntrl}", "?");
    }

    /** As much of a caller as the audit keeps: two requests of one are alike, whatever changed between them. */
    private static Caller trace(UUID id, String name, Caller.Kind kind, Optional<String> branch, String address) {
        return new Caller(id, name, kind, Set.of(), Set.of(), branch, id, true, address);
    }

    private void note(Refusal refusal) {
        Objects.requireNonNull(counters.get(refusal.kind())).increment();
        Instant now = clock.instant();
        synchronized (waiting) {
            Times known = waiting.get(refusal);
            if (known != null) {
                waiting.put(refusal, known.and(now));
            } else if (waiting.size() < MAX_WAITING) {
                waiting.put(refusal, new Times(1, now, now));
            } else {
                untold.merge(refusal.kind().id(), 1L, Long::sum);
            }
        }
    }

    @Override
    public String name() {
        return "identity-refusals";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public boolean runsAtTheEnd() {
        return true;
    }

    /** Writes what was noted since the last time, as far as the allowance goes. */
    @Override
    public synchronized void run() {
        List<AuditEntry> entries = take();
        entries.addAll(0, unwritten);
        unwritten = List.of();
        if (entries.isEmpty()) {
            return;
        }
        try {
            database.inTransaction(handle -> {
                entries.forEach(entry -> audit.record(handle, entry));
                return entries.size();
            });
        } catch (RuntimeException e) {
            unwritten = entries.subList(0, Math.min(entries.size(), MAX_WAITING));
            throw e;
        }
    }

    /** The most frequent first, where not all may be written. */
    private List<AuditEntry> take() {
        synchronized (waiting) {
            List<AuditEntry> entries = new ArrayList<>();
            List<Map.Entry<Refusal, Times>> noted = new ArrayList<>(waiting.entrySet());
            noted.sort(Comparator.comparingLong(
                            (Map.Entry<Refusal, Times> each) -> each.getValue().count())
                    .reversed());
            waiting.clear();
            for (Map.Entry<Refusal, Times> each : noted) {
                if (allowance.take()) {
                    entries.add(entry(each.getKey(), each.getValue()));
                } else {
                    untold.merge(each.getKey().kind().id(), each.getValue().count(), Long::sum);
                }
            }
            sumUp().ifPresent(entries::add);
            return entries;
        }
    }

    /** One row a minute for all that found no room. */
    private Optional<AuditEntry> sumUp() {
        Instant now = clock.instant();
        if (untold.isEmpty() || now.isBefore(summedUpAt.plus(SUMMED_UP))) {
            return Optional.empty();
        }
        summedUpAt = now;
        Map<String, Long> told = Map.copyOf(untold);
        untold.clear();
        Caller nobody = trace(NOBODY, "", Caller.Kind.USER, Optional.empty(), "");
        return Optional.of(new AuditEntry(nobody, ACTION, ENTITY, "", null, told));
    }

    private static AuditEntry entry(Refusal refusal, Times times) {
        return new AuditEntry(
                refusal.caller(),
                ACTION,
                ENTITY,
                refusal.what(),
                null,
                new Told(refusal.kind().id(), refusal.code(), times.count(), times.first(), times.last()));
    }

    /** So many rows a minute, and an hour's worth at once. */
    private static final class Allowance {
        private static final int BURST_MINUTES = 60;

        private final int perMinute;
        private final Clock clock;
        private long left;
        private @Nullable Instant filledAt;

        Allowance(int perMinute, Clock clock) {
            this.perMinute = perMinute;
            this.clock = clock;
        }

        boolean take() {
            long most = (long) perMinute * BURST_MINUTES;
            Instant now = clock.instant();
            if (filledAt == null) {
                filledAt = now;
                left = most;
            }
            long minutes = Duration.between(filledAt, now).toMinutes();
            if (minutes > 0) {
                filledAt = filledAt.plus(Duration.ofMinutes(minutes));
                left = Math.min(most, left + minutes * perMinute);
            }
            if (left == 0) {
                return false;
            }
            left--;
            return true;
        }
    }
}
