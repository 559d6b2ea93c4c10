package org.ferrepos.platform.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns the variables of one source (a {@code .env} file or the process) into settings, and reports unknown ones. */
final class EnvironmentLayer {

    private final Findings findings;
    private final Set<String> referenced;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, Variable> setBy = new HashMap<>();

    /** The names that references used: those serve a purpose even where the table does not list them. */
    EnvironmentLayer(Findings findings, Set<String> referenced) {
        this.findings = findings;
        this.referenced = referenced;
    }

    List<Setting> read(Collection<Variable> variables) {
        Map<String, Variable> byName = variables.stream().collect(Collectors.toMap(Variable::name, value -> value));
        for (EnvironmentVariable known : EnvironmentVariables.ALL.values()) {
            Variable variable = byName.get(known.name());
            if (variable != null && !variable.value().isBlank()) {
                apply(known, variable);
            }
        }
        reportUnused(byName);
        byName.values().stream()
                .filter(variable -> !EnvironmentVariables.isKnown(variable.name()))
                .filter(variable -> !referenced.contains(variable.name()))
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .forEach(this::reportUnknown);
        return List.copyOf(settings.values());
    }

    private void apply(EnvironmentVariable known, Variable variable) {
        try {
            known.parser().parse(variable.value()).forEach((key, value) -> put(key, value, variable));
        } catch (IllegalArgumentException e) {
            findings.problem(variable.name(), String.valueOf(e.getMessage()), variable.place());
        }
    }

    private void put(String key, String value, Variable variable) {
        Variable first = setBy.putIfAbsent(key, variable);
        if (first == null) {
            settings.put(key, Setting.scalar(key, value, variable.place()));
            return;
        }
        Setting winner = settings.get(key);
        if (winner != null && !winner.values().equals(List.of(value))) {
            findings.notice(key + ": se usa " + first.name() + "; " + variable.name() + " da otro valor y no se usa");
        }
    }

    private void reportUnused(Map<String, Variable> byName) {
        TreeSet<String> unused = new TreeSet<>();
        for (Variable variable : byName.values()) {
            EnvironmentVariable known = EnvironmentVariables.ALL.get(variable.name());
            if (known != null && known.isUnused() && !variable.value().isBlank()) {
                unused.add(variable.name());
            }
        }
        if (!unused.isEmpty()) {
            findings.notice("Variables aceptadas sin efecto: " + String.join(", ", unused));
        }
    }

    private void reportUnknown(Variable variable) {
        if (EnvironmentVariables.hasOwnPrefix(variable.name())) {
            String hint = Suggestions.clause(variable.name(), EnvironmentVariables.suggestions());
            findings.problem(variable.name(), "no es una variable conocida" + hint, variable.place());
        } else if (variable.fromFile()) {
            findings.notice(variable.name() + " no es una variable conocida y no se usa (" + variable.origin() + ")");
        }
    }
}
