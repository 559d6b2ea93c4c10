package org.ferrepos.platform.notify;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ferrepos.platform.area.SettingsReader;

/** Ways to people; each is absent until somebody configures it. Addresses of webhooks are secrets: they open by themselves. */
public record NotifySettings(
        Optional<Smtp> smtp, Optional<String> slackUrl, Optional<String> teamsUrl, Optional<Telegram> telegram) {
    private static final String PREFIX = "ferrepos.notify.";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\\p{Cntrl}]+@[^\\s<>\\p{Cntrl}]+");
    private static final Pattern ADDRESS_OR_NOTHING = Pattern.compile(ADDRESS.pattern() + "|");

    /** How the connection to the mail server is encrypted. */
    public enum Encryption {
        /** From the first byte. */
        TLS,
        /** Plain at first, then upgraded or given up. */
        STARTTLS,
        /** Not at all; for a server on the same machine. */
        NONE
    }

    /** The mail server. */
    public record Smtp(
            String host,
            int port,
            Encryption encryption,
            Optional<String> user,
            Optional<String> password,
            String from,
            Duration timeout) {

        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /** A bot and the chat it writes to. */
    public record Telegram(String token, String chat) {

        @Override
        public String toString() {
            return "Telegram[" + chat + "]";
        }
    }

    @Override
    public String toString() {
        return "NotifySettings[" + smtp + "]";
    }

    /** Reads the keys under {@code ferrepos.notify}. */
    public static NotifySettings read(SettingsReader reader) {
        Optional<String> token = reader.secretText(PREFIX + "telegram.token");
        Optional<String> chat = reader.optionalText(PREFIX + "telegram.chat");
        if (token.isPresent() != chat.isPresent()) {
            reader.reject(
                    PREFIX + "telegram." + (token.isPresent() ? "chat" : "token"), "falta; token y chat van juntos");
        }
        return new NotifySettings(
                smtp(reader),
                reader.secretText(PREFIX + "slack.url"),
                reader.secretText(PREFIX + "teams.url"),
                token.flatMap(secret -> chat.map(name -> new Telegram(secret, name))));
    }

    private static Optional<Smtp> smtp(SettingsReader reader) {
        Map<String, Encryption> choices = new LinkedHashMap<>();
        choices.put("tls", Encryption.TLS);
        choices.put("starttls", Encryption.STARTTLS);
        choices.put("none", Encryption.NONE);
        Optional<String> host = reader.optionalText(PREFIX + "smtp.host");
        int port = reader.integer(PREFIX + "smtp.port", 1, 65_535);
        Encryption encryption = reader.choice(PREFIX + "smtp.encryption", choices, Encryption.STARTTLS);
        Optional<String> user = reader.optionalText(PREFIX + "smtp.user");
        Optional<String> password = reader.secretText(PREFIX + "smtp.password");
        Optional<String> from = reader.optionalText(PREFIX + "smtp.from");
        Duration timeout = reader.duration(PREFIX + "smtp.timeout", Duration.ofSeconds(1), Duration.ofMinutes(5));
        boolean rightFrom =
                from.filter(text -> ADDRESS_OR_NOTHING.matcher(text).matches()).isPresent();
        if (host.isPresent() && !rightFrom) {
            reader.reject(PREFIX + "smtp.from", "debe ser una dirección de correo");
        }
        return host.filter(name -> rightFrom)
                .map(name -> new Smtp(name, port, encryption, user, password, from.orElse(""), timeout));
    }
}
