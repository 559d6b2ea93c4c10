package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What one start of the program was given: the process environment, the directory of the installation, keys set on the
 * command line, and the files named there.
 */
public record ConfigurationRequest(
        Map<String, String> environment,
        Path home,
        Map<String, String> overrides,
        Optional<Path> configFile,
        Optional<Path> envFile) {

    public ConfigurationRequest {
        environment = Map.copyOf(environment);
        overrides = Map.copyOf(overrides);
    }

    /** A start with nothing on the command line. */
    public static ConfigurationRequest of(Map<String, String> environment, Path home) {
        return new ConfigurationRequest(environment, home, Map.of(), Optional.empty(), Optional.empty());
    }

    public ConfigurationRequest withOverrides(Map<String, String> values) {
        return new ConfigurationRequest(environment, home, values, configFile, envFile);
    }

    public ConfigurationRequest withConfigFile(Path file) {
        return new ConfigurationRequest(environment, home, overrides, Optional.of(file), envFile);
    }

    public ConfigurationRequest withEnvFile(Path file) {
        return new ConfigurationRequest(environment, home, overrides, configFile, Optional.of(file));
    }

    /** Leaves the values out: the environment holds secrets. */
    @Override
    public String toString() {
        return "ConfigurationRequest[home=" + home + ", configFile=" + configFile + ", envFile=" + envFile + "]";
    }
}
