package org.ferrepos.platform.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:-default}}; a doubled dollar sign before the brace keeps it literal. */
final class Interpolation {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}|\\$\\{");

    private final Function<String, Optional<String>> lookup;

    Interpolation(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** The text with its references replaced; what had no value is empty in it and named in {@code missing}. */
    record Result(String text, List<String> missing, boolean malformed) {}

    Result resolve(String text) {
        List<String> missing = new ArrayList<>();
        boolean malformed = false;
        StringBuilder out = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            out.append(text, end, matcher.start());
            end = matcher.end();
            String name = matcher.group(1);
            if (name == null) {
                out.append("${");
                malformed |= matcher.group().length() == 2;
                continue;
            }
            out.append(value(name, Optional.ofNullable(matcher.group(2)), missing));
        }
        out.append(text, end, text.length());
        return new Result(out.toString(), List.copyOf(missing), malformed);
    }

    private String value(String name, Optional<String> fallback, List<String> missing) {
        Optional<String> found = lookup.apply(name);
        if (fallback.isPresent()) {
            return found.filter(value -> !value.isEmpty()).orElse(fallback.get());
        }
        if (found.isEmpty()) {
            missing.add(name);
        }
        return found.orElse("");
    }
}
