package org.ferrepos.platform.net;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.net.OutboundResult.Answered;
import org.ferrepos.platform.net.OutboundResult.Failed;
import org.ferrepos.platform.net.OutboundResult.Forbidden;
import org.ferrepos.platform.net.OutboundResult.Resting;
import org.ferrepos.platform.net.OutboundResult.Rule;

/** Sends requests to others within bounds; blocks, and so is for jobs and never for a request of ours. */
public final class OutboundClient implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> KEEP_BODY = Set.of(307, 308);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final OutboundSettings settings;
    private final AddressGuard guard;
    private final Destination.Resolver resolver;
    private final Breakers breakers = new Breakers();
    private final HttpClient http;
    private final MeterRegistry registry;

    OutboundClient(Vertx vertx, OutboundSettings settings, MeterRegistry registry, Destination.Resolver resolver) {
        this.settings = settings;
        this.guard = new AddressGuard(
                settings.allowedNetworks().stream().map(Network::of).toList());
        this.resolver = resolver;
        this.registry = registry;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setIdleTimeout((int) settings.timeout().toSeconds())
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setDecompressionSupported(false));
    }

    public static OutboundClient open(Vertx vertx, OutboundSettings settings, MeterRegistry registry) {
        return new OutboundClient(vertx, settings, registry, InetAddress::getAllByName);
    }

    /** Sends a request, follows where it is sent on, and tries again where that may help, all within one time. */
    public OutboundResult send(OutboundRequest request) {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        OutboundResult result = tried(request, deadline);
        registry.counter("ferre_pos_outbound_requests_total", "outcome", outcome(result))
                .increment();
        return result;
    }

    @Override
    public void close() {
        http.close();
    }

    private OutboundResult tried(OutboundRequest request, long deadline) {
        for (int attempt = 1; ; attempt++) {
            OutboundResult result = followed(request, deadline);
            Optional<Duration> pause = pause(request, result, attempt);
            if (pause.isEmpty() || pause.get().toNanos() >= deadline - System.nanoTime()) {
                return result;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(pause.get().toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return result;
            }
        }
    }

    /** How long to wait before the next attempt; empty where there is none. */
    private Optional<Duration> pause(OutboundRequest request, OutboundResult result, int attempt) {
        boolean helps = result instanceof Failed
                || (result instanceof Answered answered && PASSING.contains(answered.status()));
        if (!helps || !request.repeatable() || attempt >= settings.maxAttempts()) {
            return Optional.empty();
        }
        long most = FIRST_PAUSE.toMillis() << (attempt - 1);
        Duration own = Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        return Optional.of(
                result.retryIn().filter(asked -> asked.compareTo(own) > 0).orElse(own));
    }

    private OutboundResult followed(OutboundRequest first, long deadline) {
        OutboundRequest request = first;
        for (int redirects = 0; ; redirects++) {
            OutboundResult result = once(request, deadline);
            Optional<URI> next = redirect(request, result);
            if (next.isEmpty()) {
                return result;
            }
            if (redirects >= settings.maxRedirects()) {
                return new Forbidden(
                        Rule.TOO_MANY_REDIRECTS, String.valueOf(request.uri().getHost()));
            }
            request = request.redirectedTo(next.get(), KEEP_BODY.contains(((Answered) result).status()));
        }
    }

    private static Optional<URI> redirect(OutboundRequest request, OutboundResult result) {
        if (!(result instanceof Answered answered) || !REDIRECTS.contains(answered.status())) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(answered.headers().get("location"))
                    .map(request.uri()::resolve)
                    .filter(uri -> uri.getScheme() != null && uri.getRawAuthority() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private OutboundResult once(OutboundRequest request, long deadline) {
        return switch (Destination.of(request.uri(), settings, guard, resolver)) {
            case Destination.Closed closed -> new Forbidden(closed.rule(), closed.host());
            case Destination.Open open -> guarded(request, open, deadline);
        };
    }

    private OutboundResult guarded(OutboundRequest request, Destination.Open to, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return new Failed("no time left");
        }
        CircuitBreaker breaker = breakers.of(to.host() + ":" + to.port());
        if (!breaker.tryAcquirePermission()) {
            return new Resting(to.host(), Breakers.REST);
        }
        long start = System.nanoTime();
        OutboundResult result = new Exchange(http, settings.maxBytes()).run(request, to, Duration.ofNanos(left));
        long took = System.nanoTime() - start;
        boolean failed = result instanceof Failed || (result instanceof Answered answer && answer.status() >= 500);
        if (failed) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException("the host failed"));
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return result;
    }

    private static String outcome(OutboundResult result) {
        return switch (result) {
            case Answered answered -> answered.status() / 100 + "xx";
            case Forbidden forbidden -> "forbidden_" + forbidden.rule().name().toLowerCase(Locale.ROOT);
            case OutboundResult.TooLarge large -> "too_large";
            case Failed failure -> "failed";
            case Resting resting -> "resting";
        };
    }
}
