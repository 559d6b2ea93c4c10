package org.ferrepos.server.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.RedisSettings;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.http.ClientAddress;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.limits.Decision;
import org.ferrepos.platform.http.limits.InProcessRateLimiter;
import org.ferrepos.platform.http.limits.RateLimitPolicy;
import org.ferrepos.platform.http.limits.RateLimiter;
import org.ferrepos.platform.http.limits.RedisLimiterSettings;
import org.ferrepos.platform.http.limits.RedisRateLimiter;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.MissingCaller;
import org.ferrepos.server.observe.RouteTemplates;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often a caller, or an address without one, may ask. Runs when the caller is known and before anybody is
 * refused.
 */
@Singleton
public class RateLimits {
    private static final int AFTER_AUTHENTICATION = Priorities.AUTHENTICATION + 100;

    private final RateLimiter limiter;
    private final RateLimitPolicy policy;
    private final MeterRegistry registry;

    @Inject
    RateLimits(Configuration configuration, MeterRegistry registry) {
        this.policy = new RateLimitPolicy(configuration.rateLimiting());
        this.registry = registry;
        this.limiter = configuration.redis().isInProcess()
                ? new InProcessRateLimiter()
                : redis(configuration.redis(), registry);
        Gauge.builder("ferre_pos_rate_limit_degraded", limiter, current -> current.degraded() ? 1 : 0)
                .description("1 while limits are counted per process because Redis does not answer")
                .register(registry);
    }

    @PreDestroy
    void stop() {
        limiter.close();
    }

    /** Refuses a request over its limit. */
    @ServerRequestFilter(nonBlocking = true, priority = AFTER_AUTHENTICATION)
    public @Nullable Uni<Response> limit(
            ContainerRequestContext request, SimpleResourceInfo resource, RoutingContext context) {
        Optional<Caller> caller = request.getSecurityContext().getUserPrincipal() instanceof Caller known
                ? Optional.of(known)
                : Optional.empty();
        if (caller.isPresent() && !caller.get().rateLimited()) {
            return null;
        }
        Optional<RateLimitPolicy.Rule> rule = policy.ruleFor(request.getMethod(), RouteTemplates.of(resource));
        if (rule.isEmpty()
                || (rule.get().freeForApiKeys()
                        && caller.filter(Caller::isApiKey).isPresent())) {
            return null;
        }
        String subject = caller.map(known -> "caller:" + known.id()).orElseGet(() -> unknown(context));
        return Uni.createFrom()
                .completionStage(
                        limiter.tryTake(rule.get().keyFor(subject), rule.get().limit()))
                .map(decision -> refusal(decision, rule.get(), context));
    }

    /**
     * Whoever guesses tokens counts apart from logins and renewals of the same address, and from who is told that a token
     * expired: tills that share an address with a guesser get on.
     */
    private static String unknown(RoutingContext context) {
        String address = ClientAddress.networkOf(ClientAddress.of(context));
        return MissingCaller.of(context)
                .map(missing ->
                        "refused:" + missing.sender().map(UUID::toString).orElse(address))
                .orElse("address:" + address);
    }

    private @Nullable Response refusal(Decision decision, RateLimitPolicy.Rule rule, RoutingContext context) {
        if (decision.allowed()) {
            return null;
        }
        registry.counter("ferre_pos_rate_limit_violations_total", "endpoint", rule.name())
                .increment();
        long seconds = decision.retryAfterSeconds();
        return ErrorMapping.answer(
                Problem.of(CommonProblem.RATE_LIMITED, seconds).retryAfter(seconds), context);
    }

    private static RateLimiter redis(RedisSettings redis, MeterRegistry registry) {
        Counter fallbacks = Counter.builder("ferre_pos_rate_limit_fallbacks_total")
                .description("Requests that were limited in process because Redis did not answer")
                .register(registry);
        return new RedisRateLimiter(
                new RedisLimiterSettings(
                        new RedisLimiterSettings.Server(
                                redis.host().orElseThrow(),
                                redis.port(),
                                redis.database(),
                                redis.user().orElse(null),
                                redis.password().map(Secret::reveal).orElse(null),
                                redis.tls()),
                        redis.dialTimeout(),
                        redis.readTimeout(),
                        "ferrepos:limit:"),
                fallbacks::increment);
    }
}
