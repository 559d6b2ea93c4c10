package org.ferrepos.platform.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of a message. */
public sealed interface DeliveryResult {

    /** The other side has taken it. */
    record Delivered() implements DeliveryResult {}

    /** Nobody has configured this way; nothing was tried and nothing is wrong. */
    record NotConfigured() implements DeliveryResult {}

    /** It will never be taken as it is: a wrong address, a refused login, a webhook that is gone. */
    record Refused(String reason) implements DeliveryResult {}

    /** It may be taken later. */
    record Later(String reason, Optional<Duration> after) implements DeliveryResult {}
}
