package org.ferrepos.platform.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;

/** A breaker for each host: one that fails most of the time is left alone for a while. */
final class Breakers {
    static final Duration REST = Duration.ofSeconds(30);
    private static final int MAX_HOSTS = 500;
    private static final CircuitBreakerConfig RULES = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(60)
            .waitDurationInOpenState(REST)
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    private final Cache<String, CircuitBreaker> hosts =
            Caffeine.newBuilder().maximumSize(MAX_HOSTS).build();

    CircuitBreaker of(String host) {
        return hosts.get(host, name -> CircuitBreaker.of(name, RULES));
    }
}
