package org.ferrepos.platform.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.platform.net.OutboundClient;
import org.ferrepos.platform.net.OutboundRequest;
import org.ferrepos.platform.net.OutboundResult;
import org.ferrepos.platform.notify.DeliveryResult.Delivered;
import org.ferrepos.platform.notify.DeliveryResult.Later;
import org.ferrepos.platform.notify.DeliveryResult.NotConfigured;
import org.ferrepos.platform.notify.DeliveryResult.Refused;
import org.ferrepos.platform.notify.Message.ChannelKind;

/** Writes to the channels of chat services. Reasons never show the address, for it is a secret. */
final class Webhooks {
    private static final int MAX_CHARS = 3500;
    private static final String TELEGRAM = "https://api.telegram.org";

    private final NotifySettings settings;
    private final OutboundClient client;
    private final String telegramRoot;
    private final ObjectMapper json = new ObjectMapper();

    Webhooks(NotifySettings settings, OutboundClient client) {
        this(settings, client, TELEGRAM);
    }

    Webhooks(NotifySettings settings, OutboundClient client, String telegramRoot) {
        this.settings = settings;
        this.client = client;
        this.telegramRoot = telegramRoot;
    }

    DeliveryResult send(Message message, ChannelKind kind) {
        String text = Message.cut(message.subject() + "\n\n" + message.text(), MAX_CHARS);
        return switch (kind) {
            // Slack reads <...> as links and mentions; escaped, it shows what was written.
            case SLACK -> post(settings.slackUrl(), Map.of("text", slackText(text)));
            case TEAMS -> post(settings.teamsUrl(), card(text));
            case TELEGRAM ->
                settings.telegram()
                        .map(bot -> post(
                                Optional.of(telegramRoot + "/bot" + bot.token() + "/sendMessage"),
                                Map.of("chat_id", bot.chat(), "text", text)))
                        .orElseGet(NotConfigured::new);
        };
    }

    private static String slackText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, Object> card(String text) {
        Map<String, Object> block = Map.of("type", "TextBlock", "text", text, "wrap", true);
        Map<String, Object> content = Map.of("type", "AdaptiveCard", "version", "1.4", "body", List.of(block));
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", content)));
    }

    private DeliveryResult post(Optional<String> url, Map<String, ?> body) {
        if (url.isEmpty()) {
            return new NotConfigured();
        }
        try {
            URI uri = URI.create(url.get());
            return delivery(client.send(OutboundRequest.postJson(uri, json.writeValueAsBytes(body))));
        } catch (IllegalArgumentException e) {
            return new Refused("the webhook's address is none");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static DeliveryResult delivery(OutboundResult result) {
        return switch (result) {
            case OutboundResult.Answered answered when answered.isSuccess() -> new Delivered();
            case OutboundResult.Answered answered
            when answered.status() == 429 || answered.status() >= 500 ->
                new Later("the service answered " + answered.status(), answered.retryIn());
            case OutboundResult.Answered answered -> new Refused("the service answered " + answered.status());
            case OutboundResult.Forbidden forbidden -> new Refused("the address is not allowed: " + forbidden.rule());
            // Perhaps it was taken; asking again might write it twice.
            case OutboundResult.TooLarge large -> new Refused("the service answered with too much");
            case OutboundResult.Failed failed -> new Later("the service could not be reached", Optional.empty());
            case OutboundResult.Resting resting -> new Later("the service fails too often", resting.retryIn());
        };
    }
}
