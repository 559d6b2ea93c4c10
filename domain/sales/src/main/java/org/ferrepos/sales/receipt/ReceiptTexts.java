package org.ferrepos.sales.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The words of a receipt in one language, from {@code receipt_<language>.properties} (UTF-8). */
final class ReceiptTexts {

    private static final ReceiptTexts SPANISH = new ReceiptTexts("es");
    private static final ReceiptTexts ENGLISH = new ReceiptTexts("en");

    private final String language;
    private final Properties texts;

    private ReceiptTexts(String language) {
        this.language = language;
        this.texts = load("receipt_" + language + ".properties");
    }

    static ReceiptTexts of(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : SPANISH;
    }

    String language() {
        return language;
    }

    String get(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text " + key + " in receipt_" + language + ".properties");
        }
        return text;
    }

    /** The text for a currency's country ({@code tax.CLP}), or the general one ({@code tax}). */
    String get(String key, Currency currency) {
        String text = texts.getProperty(key + "." + currency.getCurrencyCode());
        return text == null ? get(key) : text;
    }

    String paymentMethod(String method) {
        return texts.getProperty("payment." + method, method);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    private static Properties load(String name) {
        try (InputStream stream = ReceiptTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
