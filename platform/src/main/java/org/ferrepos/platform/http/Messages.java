package org.ferrepos.platform.http;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;

/** The sentences of the program, in Spanish and English, one message file per area. */
public final class Messages {
    public static final Locale SPANISH = Locale.of("es", "CL");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final ResourceBundle.Control UTF8_WITHOUT_SYSTEM_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Messages IN_SPANISH = new Messages(SPANISH);
    private static final Messages IN_ENGLISH = new Messages(ENGLISH);

    private final Locale locale;
    private final Map<String, Optional<String>> patterns = new ConcurrentHashMap<>();

    private Messages(Locale locale) {
        this.locale = locale;
    }

    /** The messages for an {@code Accept-Language} header; Spanish unless English is asked for first. */
    public static Messages forHeader(Optional<String> acceptLanguage) {
        return acceptLanguage
                .filter(header -> header.length() < 200)
                .map(Messages::forNonEmptyHeader)
                .orElse(forLocale(SPANISH));
    }

    public static Messages forLocale(Locale locale) {
        return ENGLISH.equals(locale) ? IN_ENGLISH : IN_SPANISH;
    }

    private static Messages forNonEmptyHeader(String header) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.of("es"), ENGLISH));
            return forLocale(ENGLISH.equals(best) ? ENGLISH : SPANISH);
        } catch (IllegalArgumentException e) {
            return forLocale(SPANISH);
        }
    }

    public Locale locale() {
        return locale;
    }

    /** The sentence for a key, or the key itself when it already is a sentence. */
    public String format(String key, List<Object> arguments) {
        // Keys that are finished sentences come from clients' input and must not fill the cache.
        if (key.indexOf(' ') >= 0 || key.length() > 80) {
            return key;
        }
        String pattern = patterns.computeIfAbsent(key, this::find).orElse(key);
        return new MessageFormat(pattern, locale).format(arguments.toArray());
    }

    private Optional<String> find(String key) {
        for (Area area : Areas.ofThisProgram().all()) {
            try {
                ResourceBundle bundle = ResourceBundle.getBundle(area.messages(), locale, UTF8_WITHOUT_SYSTEM_LOCALE);
                if (bundle.containsKey(key)) {
                    return Optional.of(bundle.getString(key));
                }
            } catch (MissingResourceException e) {
                // the area has no messages
            }
        }
        return Optional.empty();
    }
}
