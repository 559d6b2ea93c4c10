package org.ferrepos.platform.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=value} lines, {@code export}, comments, single quotes (taken literally),
 * double quotes (with escapes), and {@code ${NAME}} references to the process environment or to lines above.
 */
final class DotEnvFile {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$|^#.*$");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(?:#.*)?");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\$\\{|.)");

    private final String name;
    private final Interpolation interpolation;
    private final Findings findings;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Set<String> referenced = new HashSet<>();

    DotEnvFile(String name, Map<String, String> environment, Findings findings) {
        this.name = name;
        this.findings = findings;
        this.interpolation = new Interpolation(reference -> {
            referenced.add(reference);
            return Optional.ofNullable(environment.get(reference))
                    .or(() -> Optional.ofNullable(variables.get(reference)).map(Variable::value));
        });
    }

    /** The variables set by the file; of a repeated one, the last line counts. */
    List<Variable> read(String text) {
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (index == 0 && line.startsWith("\uFEFF")) {
                line = line.substring(1).strip();
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                readLine(line, name + ":" + (index + 1));
            }
        }
        return List.copyOf(variables.values());
    }

    /** The names that values of the file refer to. */
    Set<String> referenced() {
        return referenced;
    }

    /** Every value by name, for references from the YAML file. */
    Map<String, Variable> variables() {
        return variables;
    }

    private void readLine(String line, String place) {
        Matcher matcher = ASSIGNMENT.matcher(line);
        if (!matcher.matches()) {
            findings.problem(place + ": se espera NOMBRE=valor");
            return;
        }
        String variable = matcher.group(1);
        Optional<String> value = value(matcher.group(2).strip(), variable, place);
        value.ifPresent(text -> variables.put(variable, new Variable(variable, text, place, true)));
    }

    private Optional<String> value(String raw, String variable, String place) {
        if (raw.startsWith("'")) {
            Matcher quoted = SINGLE_QUOTED.matcher(raw);
            return quoted.matches() ? Optional.of(quoted.group(1)) : unclosed(variable, place);
        }
        if (raw.startsWith("\"")) {
            Matcher quoted = DOUBLE_QUOTED.matcher(raw);
            return quoted.matches()
                    ? Optional.of(resolve(unescape(quoted.group(1)), variable, place))
                    : unclosed(variable, place);
        }
        return Optional.of(resolve(COMMENT.matcher(raw).replaceFirst(""), variable, place));
    }

    private Optional<String> unclosed(String variable, String place) {
        findings.problem(variable, "la comilla no se cierra al final del valor", place);
        return Optional.empty();
    }

    private String resolve(String text, String variable, String place) {
        Interpolation.Result result = interpolation.resolve(text);
        if (result.malformed()) {
            findings.problem(variable, "tiene un ${ sin un nombre de variable y su }", place);
        }
        for (String missing : result.missing()) {
            findings.notice(variable + " usa ${" + missing + "}, que no está definida: queda vacío (" + place + ")");
        }
        return result.text();
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            case "r" -> "\r";
                            case "${" -> "$${";
                            case "$", "\"", "\\" -> match.group(1);
                            default -> match.group();
                        }));
    }
}
