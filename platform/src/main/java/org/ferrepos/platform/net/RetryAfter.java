package org.ferrepos.platform.net;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header that says when to come back; only in seconds, since a date needs two clocks that agree. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private RetryAfter() {}

    static Optional<Duration> of(Map<String, String> headers) {
        return Optional.ofNullable(headers.get("retry-after"))
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
