package org.ferrepos.platform.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables of the process, which win, and of the {@code .env} file; and which of them were referenced. */
record Variables(
        Map<String, String> environment, Map<String, Variable> inFile, List<Variable> ofFile, Set<String> referenced) {

    private static final Pattern SERVICE_LINK = Pattern.compile(
            "\\w+_SERVICE_(?:HOST|PORT(?:_\\w+)?)|\\w+_PORT_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?");
    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://.*");

    static Variables gather(ConfigurationRequest request, SourceFiles files, Findings findings) {
        Optional<SourceFiles.Text> file = files.environmentFile();
        if (file.isEmpty()) {
            return new Variables(request.environment(), Map.of(), List.of(), new HashSet<>());
        }
        DotEnvFile reader = new DotEnvFile(file.get().name(), request.environment(), findings);
        List<Variable> set = reader.read(file.get().content());
        return new Variables(request.environment(), reader.variables(), set, new HashSet<>(reader.referenced()));
    }

    /** The value a reference in the YAML file stands for. */
    Optional<String> lookup(String name) {
        referenced.add(name);
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(inFile.get(name)).map(Variable::value));
    }

    Optional<String> firstValue(List<String> names) {
        List<String> processFirst = new ArrayList<>();
        names.forEach(name -> processFirst.add(environment.getOrDefault(name, "")));
        names.forEach(name ->
                Optional.ofNullable(inFile.get(name)).map(Variable::value).ifPresent(processFirst::add));
        return processFirst.stream().filter(value -> !value.isBlank()).findFirst();
    }

    Collection<Variable> ofProcess() {
        return environment.entrySet().stream()
                .filter(entry -> !isServiceLink(entry.getKey(), entry.getValue()))
                .map(entry -> Variable.ofProcess(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Kubernetes tells every container where the services of its namespace are, under names made from theirs: a service
     * called {@code ferrepos} or {@code postgres} must not look like a setting.
     */
    private static boolean isServiceLink(String name, String value) {
        return SERVICE_LINK.matcher(name).matches()
                || (name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches());
    }

    Collection<Variable> all() {
        List<Variable> all = new ArrayList<>(ofFile);
        all.addAll(ofProcess());
        return all;
    }

    /** Leaves the values out: some are secrets. */
    @Override
    public String toString() {
        return "Variables";
    }
}
