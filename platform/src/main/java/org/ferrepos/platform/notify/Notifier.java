package org.ferrepos.platform.notify;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.ferrepos.platform.net.OutboundClient;
import org.ferrepos.platform.notify.DeliveryResult.NotConfigured;
import org.ferrepos.platform.notify.DeliveryResult.Refused;
import org.ferrepos.platform.notify.Message.Recipient;
import org.jboss.logging.Logger;

/** Delivers messages, one at a time, while the caller waits: call it from a job or a subscriber of the outbox. */
public final class Notifier {
    private static final Logger LOG = Logger.getLogger(Notifier.class);

    private final Optional<MailSender> mail;
    private final Webhooks webhooks;
    private final MeterRegistry registry;

    public Notifier(NotifySettings settings, OutboundClient client, Clock clock, MeterRegistry registry) {
        this.mail = settings.smtp().map(smtp -> new MailSender(smtp, clock, new Properties()));
        this.webhooks = new Webhooks(settings, client);
        this.registry = registry;
    }

    public DeliveryResult deliver(Message message, Recipient recipient) {
        DeliveryResult result = switch (recipient) {
            case Recipient.Mail people ->
                mail.map(sender -> sender.send(message, people.addresses())).orElseGet(NotConfigured::new);
            case Recipient.Channel channel -> webhooks.send(message, channel.kind());
        };
        String way = switch (recipient) {
            case Recipient.Mail people -> "mail";
            case Recipient.Channel channel -> channel.kind().name().toLowerCase(Locale.ROOT);
        };
        String outcome = switch (result) {
            case DeliveryResult.Delivered delivered -> "delivered";
            case NotConfigured none -> "not_configured";
            case Refused refused -> "refused";
            case DeliveryResult.Later later -> "later";
        };
        registry.counter("ferre_pos_notify_deliveries_total", "way", way, "outcome", outcome)
                .increment();
        if (result instanceof Refused refused) {
            LOG.warnf("a message by %s was refused: %s", way, refused.reason());
        }
        return result;
    }
}
