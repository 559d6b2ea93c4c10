package org.ferrepos.platform.net;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What became of a request to somebody else. */
public sealed interface OutboundResult {

    /** An answer, whatever its status; names of headers are in lower case, the last of equal ones counts. */
    @SuppressWarnings("ArrayRecordComponent") // Answers are read, never compared.
    record Answered(int status, Map<String, String> headers, byte[] body, URI from) implements OutboundResult {
        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** It was not sent: our own rules forbid the address. */
    record Forbidden(Rule rule, String host) implements OutboundResult {}

    /** The answer was larger than is taken; the rest was not read. */
    record TooLarge(int maxBytes) implements OutboundResult {}

    /** No answer came; the reason is for the log. */
    record Failed(String reason) implements OutboundResult {}

    /** It was not sent: this host failed too often, and is asked again later. */
    record Resting(String host, Duration retryAfter) implements OutboundResult {}

    /** How long the other side, or we, want to wait before the next attempt. */
    default Optional<Duration> retryIn() {
        return switch (this) {
            case Resting resting -> Optional.of(resting.retryAfter());
            case Answered answered -> RetryAfter.of(answered.headers());
            default -> Optional.empty();
        };
    }

    /** Why an address is forbidden. */
    enum Rule {
        SCHEME,
        PORT,
        /** No host, a user or password in the address, or something else a web address does not need. */
        FORM,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** The name leads to a machine that is not public. */
        ADDRESS,
        TOO_MANY_REDIRECTS
    }
}
