package org.ferrepos.platform.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ferrepos.platform.area.SettingsReader;

/**
 * Gives the merged settings their types. A value that breaks its rule becomes a problem and a harmless stand-in is
 * returned, so that one start reports everything. What was read defines which keys exist.
 */
final class MergedSettings implements SettingsReader {

    private static final int LONGEST_SHOWN_CHARS = 60;
    private static final Map<String, Boolean> FLAGS = Map.of(
            "true", true, "yes", true, "on", true, "1", true, "false", false, "no", false, "off", false, "0", false);

    private final Map<String, Setting> settings;
    private final Findings findings;
    private final Path home;
    private final Map<String, String> bounds = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> reported = new HashSet<>();

    MergedSettings(Map<String, Setting> settings, Findings findings, Path home) {
        this.settings = settings;
        this.findings = findings;
        this.home = home;
    }

    @Override
    public Optional<String> optionalText(String key) {
        return scalar(key, "text").map(String::strip);
    }

    @Override
    public String text(String key) {
        return required(key, optionalText(key), "");
    }

    @Override
    public String text(String key, Pattern pattern, String rule) {
        String value = text(key);
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            reject(key, rule);
        }
        return value;
    }

    /** A path, relative ones taken from the directory of the installation. */
    @Override
    public Optional<Path> path(String key, Path home) {
        return validPath(key, scalar(key, "path")).map(home::resolve);
    }

    /** A path that must be there, as it was written. */
    String pathText(String key) {
        return required(key, validPath(key, scalar(key, "path")).map(Path::toString), ".");
    }

    private Optional<Path> validPath(String key, Optional<String> text) {
        try {
            return text.map(Path::of);
        } catch (InvalidPathException e) {
            reject(key, "debe ser una ruta de archivo");
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> secretText(String key) {
        return secret(key).map(Secret::reveal);
    }

    @Override
    public Optional<String> secretText(String key, int leastChars) {
        Optional<String> value = secretText(key);
        if (isProduction()
                && value.filter(text -> text.length() < leastChars && !isPublished(text))
                        .isPresent()) {
            reject(key, "debe tener al menos " + leastChars + " caracteres en producción");
        }
        return value;
    }

    @Override
    public boolean isPublished(String value) {
        return PublishedExamples.contains(value);
    }

    /** Which kind of installation this is; the rules for production depend on it. */
    String environment() {
        return choice("server.environment", Environment.choices(), Environment.DEVELOPMENT);
    }

    @Override
    public boolean isProduction() {
        return environment().equals(Environment.PRODUCTION);
    }

    @Override
    public Path home() {
        return home;
    }

    Optional<Secret> secret(String key) {
        secrets.add(key);
        return scalar(key, "secret").map(Secret::new);
    }

    @Override
    public int integer(String key, int least, int most) {
        return Math.toIntExact(number(key, least, most));
    }

    int integer(String key, int least, int most, int fallback) {
        return Math.toIntExact(optionalNumber(key, least, most).orElse((long) fallback));
    }

    @Override
    public long number(String key, long least, long most) {
        return required(key, optionalNumber(key, least, most), least);
    }

    @Override
    public Optional<Long> optionalNumber(String key, long least, long most) {
        String rule = "debe ser un número entre " + least + " y " + most;
        return parse(key, least + ".." + most, rule, text -> parseWhole(text, least, most));
    }

    @Override
    public boolean flag(String key) {
        return required(key, optionalFlag(key), false);
    }

    @Override
    public Optional<Boolean> optionalFlag(String key) {
        return parse(
                key,
                "true, false",
                "debe ser true o false",
                text -> Optional.ofNullable(FLAGS.get(text.toLowerCase(Locale.ROOT))));
    }

    @Override
    public Duration duration(String key, Duration least, Duration most) {
        return required(key, optionalDuration(key, least, most), least);
    }

    @Override
    public Optional<Duration> optionalDuration(String key, Duration least, Duration most) {
        String range = Durations.format(least) + ".." + Durations.format(most);
        String rule = "debe ser una duración como 30s, 5m o 1h, entre " + range.replace("..", " y ");
        return parse(
                key,
                range,
                rule,
                text -> Durations.parse(text)
                        .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0));
    }

    @Override
    public <E> E choice(String key, Map<String, E> choices, E fallback) {
        String names = String.join(", ", choices.keySet());
        return parse(
                        key,
                        names,
                        "debe ser uno de " + names,
                        text -> choices.entrySet().stream()
                                .filter(entry -> entry.getKey().equalsIgnoreCase(text))
                                .map(Map.Entry::getValue)
                                .findFirst())
                .orElse(fallback);
    }

    /** A sequence, or text separated by commas. */
    @Override
    public List<String> list(String key, Pattern pattern, String rule) {
        bounds.put(key, "list");
        Setting setting = settings.get(key);
        if (setting == null || defective(setting)) {
            return List.of();
        }
        List<String> parts = setting.sequence() ? setting.values() : split(setting.values());
        for (String part : parts) {
            if (!pattern.matcher(part).matches()) {
                reject(key, "cada elemento " + rule);
            }
        }
        return parts;
    }

    /** The names in brackets after a prefix: {@code prefix[NAME].field}. */
    Set<String> names(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        for (String key : settings.keySet()) {
            int close = key.lastIndexOf(']');
            if (key.startsWith(prefix + "[") && close > prefix.length()) {
                names.add(key.substring(prefix.length() + 1, close));
            }
        }
        return names;
    }

    @Override
    public void reject(String key, String rule) {
        Setting setting = settings.get(key);
        if (!reported.add(key)) {
            return;
        }
        if (setting == null) {
            findings.problem(key + ": " + rule + whereToSet(key));
            return;
        }
        findings.problem(key, rule + shown(setting), setting.origin());
    }

    /** For a section the place of its first key; for a key that is missing the variables that set it. */
    private String whereToSet(String key) {
        return settings.values().stream()
                .filter(setting -> setting.key().startsWith(key + "."))
                .map(Setting::origin)
                .findFirst()
                .or(() -> EnvironmentVariables.namesFor(key))
                .map(place -> " (" + place + ")")
                .orElse("");
    }

    @Override
    public void notice(String sentence) {
        findings.notice(sentence);
    }

    /** Reports every setting that nothing read, with the key it may have meant. */
    void reportUnknown() {
        for (Setting setting : settings.values()) {
            String key = setting.key();
            boolean emptySection = setting.values().isEmpty()
                    && bounds.keySet().stream()
                            .anyMatch(known -> known.startsWith(key + ".") || known.startsWith(key + "["));
            if (!bounds.containsKey(key) && !emptySection) {
                findings.problem(
                        key, "no es una clave conocida" + Suggestions.clause(key, bounds.keySet()), setting.origin());
            }
        }
    }

    /** Every key read, with its bound in words. */
    Map<String, String> bounds() {
        return bounds;
    }

    Set<String> secrets() {
        return secrets;
    }

    private String shown(Setting setting) {
        if (secrets.contains(setting.key()) || setting.values().isEmpty()) {
            return "";
        }
        String value = String.join(",", setting.values());
        String cut = value.length() > LONGEST_SHOWN_CHARS ? value.substring(0, LONGEST_SHOWN_CHARS) + "…" : value;
        return ", no '" + cut + "'";
    }

    private Optional<String> scalar(String key, String bound) {
        bounds.put(key, bound);
        Setting setting = settings.get(key);
        if (setting == null || defective(setting) || setting.values().isEmpty()) {
            return Optional.empty();
        }
        if (setting.sequence()) {
            reject(key, "debe ser un solo valor, no una lista");
            return Optional.empty();
        }
        return Optional.of(setting.values().getFirst());
    }

    private boolean defective(Setting setting) {
        setting.defect()
                .filter(defect -> reported.add(setting.key()))
                .ifPresent(defect -> findings.problem(setting.key(), defect, setting.origin()));
        return setting.defect().isPresent();
    }

    private <T> Optional<T> parse(String key, String bound, String rule, Function<String, Optional<T>> parser) {
        Optional<String> text = scalar(key, bound).map(String::strip);
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            reject(key, rule);
        }
        return value;
    }

    private <T> T required(String key, Optional<T> value, T standIn) {
        if (value.isEmpty() && !reported.contains(key)) {
            reject(key, "no puede quedar sin valor");
        }
        return value.orElse(standIn);
    }

    private static Optional<Long> parseWhole(String text, long least, long most) {
        if (!text.matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text)).filter(value -> value >= least && value <= most);
    }

    private static List<String> split(List<String> values) {
        List<String> parts = new ArrayList<>();
        for (String value : values) {
            for (String part : value.split(",", -1)) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }
}
