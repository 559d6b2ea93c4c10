package org.ferrepos.identity.apikey;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as programs send it: {@code fpk_<id>_<secret>}, both in hexadecimal digits. */
record KeyText(UUID id, String secret) {
    private static final Pattern FORM = Pattern.compile("fpk_([0-9a-f]{16})([0-9a-f]{16})_([0-9a-f]{64})");

    static Optional<KeyText> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        UUID id = new UUID(Long.parseUnsignedLong(matcher.group(1), 16), Long.parseUnsignedLong(matcher.group(2), 16));
        return Optional.of(new KeyText(id, matcher.group(3)));
    }

    String format() {
        return "fpk_" + id.toString().replace("-", "") + "_" + secret;
    }

    @Override
    public String toString() {
        return "KeyText[" + id + "]";
    }
}
