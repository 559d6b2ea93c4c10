package org.ferrepos.platform.http.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ferrepos.platform.config.RateLimitSettings;

/**
 * Says which limit a request falls under. An endpoint is the same whether it is called at the root, under {@code /api}
 * or under its service's prefix {@code /api/<service>}; an entry that spells the prefix out applies to that path only
 * and goes first.
 */
public final class RateLimitPolicy {

    private static final int REMEMBERED_MAX = 4_096;
    private static final String GATEWAY = "/api";
    private static final Set<String> FREE = Set.of("/health", "/metrics", "/docs", "/openapi");
    private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z]+ +/\\S*");

    private final boolean enabled;
    private final Rule defaultRule;
    private final Map<Endpoint, Rule> rules;
    private final LoadingCache<Endpoint, Optional<Rule>> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .executor(Runnable::run)
            .build(this::find);

    public RateLimitPolicy(RateLimitSettings settings) {
        this.enabled = settings.enabled();
        this.defaultRule = new Rule("default", new Limit(settings.defaultLimit(), settings.defaultWindow()), false);
        Map<Endpoint, Rule> byEndpoint = new HashMap<>();
        settings.endpointLimits().forEach((text, limit) -> {
            Endpoint endpoint = parse(text);
            Rule rule = new Rule(
                    endpoint.method() + " " + endpoint.path(),
                    new Limit(limit.limit(), limit.window()),
                    limit.exemptApiKeys());
            if (byEndpoint.put(endpoint, rule) != null) {
                throw new IllegalArgumentException("Two rate limits for " + rule.name());
            }
        });
        this.rules = Map.copyOf(byEndpoint);
    }

    /**
     * One limit and the name it counts under.
     *
     * @param name the endpoint as configured, or {@code default}
     * @param freeForApiKeys whether callers with an API key are not limited
     */
    public record Rule(String name, Limit limit, boolean freeForApiKeys) {

        /** The key that counts one user, address or API key under this rule and apart from all others. */
        public String keyFor(String subject) {
            return name + "|" + subject;
        }
    }

    /**
     * The limit of a request, or nothing where it is not limited.
     *
     * @param pathTemplate the matched route with its parameters unresolved, for example {@code /productos/{sku}}; for a
     *     request that matched none, the path
     */
    public Optional<Rule> ruleFor(String method, String pathTemplate) {
        return enabled ? remembered.get(new Endpoint(method, pathTemplate)) : Optional.empty();
    }

    private record Endpoint(String method, String path) {}

    private static Endpoint parse(String text) {
        String trimmed = text.strip();
        if (!ENDPOINT.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(
                    "A rate limit's endpoint must read like 'POST /auth/login', not '" + text + "'");
        }
        int space = trimmed.indexOf(' ');
        return new Endpoint(
                trimmed.substring(0, space).toUpperCase(Locale.ROOT),
                normalized(trimmed.substring(space).strip()));
    }

    private Optional<Rule> find(Endpoint asked) {
        String method = asked.method().toUpperCase(Locale.ROOT);
        List<String> paths = spellings(normalized(asked.path()));
        if (paths.stream().anyMatch(RateLimitPolicy::isFree)) {
            return Optional.empty();
        }
        for (String path : paths) {
            Rule rule = rules.get(new Endpoint(method, path));
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        return Optional.of(defaultRule);
    }

    /** The path itself, then without {@code /api}, then without {@code /api/<service>}. */
    private static List<String> spellings(String path) {
        if (!path.startsWith(GATEWAY + "/")) {
            return List.of(path);
        }
        String behindGateway = path.substring(GATEWAY.length());
        int serviceEnd = behindGateway.indexOf('/', 1);
        return serviceEnd < 0
                ? List.of(path, behindGateway)
                : List.of(path, behindGateway, behindGateway.substring(serviceEnd));
    }

    private static boolean isFree(String path) {
        int firstEnd = path.indexOf('/', 1);
        return FREE.contains(firstEnd < 0 ? path : path.substring(0, firstEnd));
    }

    private static String normalized(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        int end = rooted.length();
        while (end > 1 && rooted.charAt(end - 1) == '/') {
            end--;
        }
        return rooted.substring(0, end);
    }
}
