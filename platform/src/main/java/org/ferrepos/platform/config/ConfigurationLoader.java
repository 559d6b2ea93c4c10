package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the {@link Configuration} of one start from all its sources; later ones win: defaults, {@code
 * configs/config.<environment>.yaml}, {@code .env}, the process environment, the command line.
 */
public final class ConfigurationLoader {

    private static final String ENVIRONMENT_KEY = "server.environment";
    private static final String COMMAND_LINE = "línea de comandos";
    /** Keys of the guides that nothing reads yet. */
    static final Set<String> WITHOUT_EFFECT = Set.of(
            "server.write_timeout",
            "database.max_idle_conns",
            "redis.pool_size",
            "redis.min_idle_conns",
            "redis.write_timeout",
            "redis.pool_timeout",
            "redis.idle_timeout",
            "rate_limiting.cleanup_interval",
            "metrics.namespace",
            "metrics.subsystem");

    private static final Map<String, String> OPTIONS = Map.of(
            "ferrepos.target", "--target",
            "ferrepos.data_directory", "--data",
            "server.port", "--port",
            "server.host", "--host");

    private final ConfigurationRequest request;
    private final Findings findings = new Findings();
    private final SourceFiles files;

    private ConfigurationLoader(ConfigurationRequest request) {
        this.request = request;
        this.files = new SourceFiles(request, findings);
    }

    /** Throws {@link ConfigurationException} with every problem found. */
    public static Configuration load(ConfigurationRequest request) {
        return new ConfigurationLoader(request).load();
    }

    /** Every key with its bound in words, as the reference documentation must list them. */
    static Map<String, String> keys() {
        ConfigurationLoader loader = new ConfigurationLoader(ConfigurationRequest.of(Map.of(), Path.of("")));
        MergedSettings reader = new MergedSettings(merge(loader.files.defaults()), loader.findings, Path.of(""));
        Configuration configuration = Configuration.read(reader);
        new SecretRules(reader, loader.findings, configuration).check(List.of());
        return reader.bounds();
    }

    private Configuration load() {
        Variables variables = Variables.gather(request, files, findings);
        List<Setting> given = given(variables);
        noticeWithoutEffect(given);
        List<Setting> all = new ArrayList<>(files.defaults());
        all.addAll(given);
        Map<String, Setting> merged = merge(all);
        MergedSettings reader = new MergedSettings(
                merged, findings, request.home().toAbsolutePath().normalize());
        Configuration configuration = Configuration.read(reader);
        new SecretRules(reader, findings, configuration).check(variables.all());
        reader.reportUnknown();
        if (!findings.problems().isEmpty()) {
            throw new ConfigurationException(findings.problems());
        }
        return configuration.withNotices(findings.notices());
    }

    /** An operator who sets them learns it in one line. */
    private void noticeWithoutEffect(List<Setting> given) {
        String keys = given.stream()
                .filter(setting -> WITHOUT_EFFECT.contains(setting.key())
                        && !setting.values().isEmpty())
                .map(Setting::key)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!keys.isEmpty()) {
            findings.notice("Claves aceptadas sin efecto: " + keys);
        }
    }

    /** What the sources say beside the defaults. */
    private List<Setting> given(Variables variables) {
        List<Setting> settings = new ArrayList<>();
        String named = request.overrides()
                .getOrDefault(
                        ENVIRONMENT_KEY,
                        variables.firstValue(EnvironmentVariables.ENVIRONMENT).orElse(Environment.DEVELOPMENT));
        settings.addAll(files.configuration(Environment.canonical(named).orElse(named), variables));
        settings.addAll(new EnvironmentLayer(findings, variables.referenced()).read(variables.ofFile()));
        settings.addAll(new EnvironmentLayer(findings, variables.referenced()).read(variables.ofProcess()));
        request.overrides()
                .forEach((key, value) -> settings.add(Setting.scalar(Setting.canonicalKey(key), value, place(key))));
        return settings;
    }

    /** Who typed an option is told its name and not the key behind it alone. */
    private static String place(String key) {
        String option = OPTIONS.get(key);
        return option == null ? COMMAND_LINE : COMMAND_LINE + ", " + option;
    }

    private static Map<String, Setting> merge(Collection<Setting> settings) {
        Map<String, Setting> merged = new LinkedHashMap<>();
        settings.forEach(setting -> merged.put(setting.key(), setting));
        return merged;
    }
}
