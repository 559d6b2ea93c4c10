package org.ferrepos.platform.notify;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ferrepos.platform.area.SettingsReader;
import org.ferrepos.platform.notify.Message.ChannelKind;

/**
 * Ways to people; each is absent until somebody configures it. Addresses of webhooks are secrets: they open by themselves.
 *
 * @param publicUrl where people reach the web application, for links in messages
 */
public record NotifySettings(
        Optional<Smtp> smtp,
        Optional<String> slackUrl,
        Optional<String> teamsUrl,
        Optional<Telegram> telegram,
        Alerts alerts,
        Optional<URI> publicUrl) {
    private static final String PREFIX = "ferrepos.notify.";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\\p{Cntrl}]+@[^\\s<>\\p{Cntrl}]+");
    private static final Pattern CHANNEL = Pattern.compile("slack|teams|telegram");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?");
    private static final int MAX_ADDRESSES = 20;
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

    /**
     * Who is told of jobs that failed and of events that could not be handed over.
     *
     * @param mail addresses
     * @param channels those of the configured channels that are told
     */
    public record Alerts(List<String> mail, Set<ChannelKind> channels) {
        static final Alerts NONE = new Alerts(List.of(), Set.of());

        public Alerts {
            mail = List.copyOf(mail);
            channels = Set.copyOf(channels);
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
        NotifySettings ways = new NotifySettings(
                smtp(reader),
                reader.secretText(PREFIX + "slack.url"),
                reader.secretText(PREFIX + "teams.url"),
                token.flatMap(secret -> chat.map(name -> new Telegram(secret, name))),
                Alerts.NONE,
                publicUrl(reader));
        return ways.with(alerts(reader, ways));
    }

    private NotifySettings with(Alerts others) {
        return new NotifySettings(smtp, slackUrl, teamsUrl, telegram, others, publicUrl);
    }

    private static Alerts alerts(SettingsReader reader, NotifySettings ways) {
        List<String> mail = reader.list(PREFIX + "alerts.mail", ADDRESS, "debe ser una dirección de correo");
        if (mail.size() > MAX_ADDRESSES) {
            reader.reject(PREFIX + "alerts.mail", "admite a lo más " + MAX_ADDRESSES + " direcciones");
        }
        if (!mail.isEmpty() && ways.smtp.isEmpty()) {
            reader.reject(PREFIX + "alerts.mail", "necesita " + PREFIX + "smtp.host");
        }
        Set<ChannelKind> channels = EnumSet.noneOf(ChannelKind.class);
        for (String name : reader.list(PREFIX + "alerts.channels", CHANNEL, "debe ser slack, teams o telegram")) {
            if (CHANNEL.matcher(name).matches()) {
                channels.add(ChannelKind.valueOf(name.toUpperCase(Locale.ROOT)));
            }
        }
        channels.stream()
                .filter(channel -> !ways.has(channel))
                .forEach(channel -> reader.reject(
                        PREFIX + "alerts.channels",
                        channel.name().toLowerCase(Locale.ROOT) + " no está configurado en " + PREFIX
                                + channel.name().toLowerCase(Locale.ROOT)));
        return new Alerts(mail, channels);
    }

    private boolean has(ChannelKind channel) {
        return switch (channel) {
            case SLACK -> slackUrl.isPresent();
            case TEAMS -> teamsUrl.isPresent();
            case TELEGRAM -> telegram.isPresent();
        };
    }

    private static Optional<URI> publicUrl(SettingsReader reader) {
        Optional<String> text = reader.optionalText(PREFIX + "public_url");
        if (text.filter(address ->
                        !address.isEmpty() && !ORIGIN.matcher(address).matches())
                .isPresent()) {
            reader.reject(PREFIX + "public_url", "debe ser una dirección como https://pos.ejemplo.cl");
            return Optional.empty();
        }
        return text.filter(address -> !address.isEmpty()).map(URI::create);
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
