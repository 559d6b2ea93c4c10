package org.ferrepos.platform.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises values that cannot be secret because a guide, an example file or every word list contains them. */
final class PublishedExamples {

    private static final List<String> MARKS =
            List.of("change_me", "change-me", "changeme", "change_in_production", "change-in-production");
    private static final Set<String> WEAK = Set.of(
            "pass", "password", "passwd", "secret", "postgres", "redis", "admin", "root", "test", "1234", "12345678");
    private static final Pattern PLACEHOLDER = Pattern.compile("your[-_ ].*|<.*>");
    private static final Pattern COUNTING_DIGITS = Pattern.compile("(?:0123456789abcdef)+");

    private PublishedExamples() {}

    static boolean contains(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(lower::contains)
                || WEAK.contains(lower)
                || PLACEHOLDER.matcher(lower).matches()
                || COUNTING_DIGITS.matcher(lower).matches();
    }
}
