package org.ferrepos.platform.db.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the embedded database lives and how it is tuned.
 *
 * @param directory holds the data, the password, the port and the log
 * @param port loopback port; 0 chooses a free one at the first start and remembers it
 * @param parameters server parameters by name, as in {@code postgresql.conf}
 * @param startTimeout bound of one start, crash recovery included
 */
public record EmbeddedPostgresSettings(
        Path directory, int port, Map<String, String> parameters, Duration startTimeout) {

    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    /** What the supervisor itself decides; another value would hide the server from it or open it to the network. */
    private static final Set<String> SUPERVISED = Set.of(
            "port",
            "listen_addresses",
            "unix_socket_directories",
            "data_directory",
            "config_file",
            "hba_file",
            "ident_file",
            "external_pid_file",
            "logging_collector",
            "log_destination");

    public EmbeddedPostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535 but is " + port);
        }
        if (!startTimeout.isPositive()) {
            throw new IllegalArgumentException("startTimeout must be positive but is " + startTimeout);
        }
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        parameters.forEach(EmbeddedPostgresSettings::check);
    }

    /** Production-like: nothing acknowledged is lost, sized for a shop's small computer. */
    public static EmbeddedPostgresSettings defaults(Path directory) {
        return new EmbeddedPostgresSettings(directory, 0, defaultParameters(), Duration.ofSeconds(60));
    }

    public EmbeddedPostgresSettings withPort(int newPort) {
        return new EmbeddedPostgresSettings(directory, newPort, parameters, startTimeout);
    }

    public EmbeddedPostgresSettings withParameter(String name, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return new EmbeddedPostgresSettings(directory, port, changed, startTimeout);
    }

    public EmbeddedPostgresSettings withStartTimeout(Duration newStartTimeout) {
        return new EmbeddedPostgresSettings(directory, port, parameters, newStartTimeout);
    }

    private static Map<String, String> defaultParameters() {
        Map<String, String> defaults = new TreeMap<>();
        defaults.put("fsync", "on");
        defaults.put("synchronous_commit", "on");
        defaults.put("full_page_writes", "on");
        defaults.put("shared_buffers", "128MB");
        defaults.put("max_connections", "100");
        // These binaries know only the slow way, which costs a fifth of the sales per second.
        defaults.put("wal_compression", "off");
        defaults.put("max_wal_size", "1GB");
        defaults.put("checkpoint_completion_target", "0.9");
        defaults.put("random_page_cost", "1.1");
        defaults.put("timezone", "UTC");
        defaults.put("log_timezone", "UTC");
        defaults.put("jit", "off");
        defaults.put("log_checkpoints", "off");
        return defaults;
    }

    private static void check(String name, String value) {
        if (!PARAMETER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a server parameter: " + name);
        }
        if (SUPERVISED.contains(name)) {
            throw new IllegalArgumentException("the supervisor decides the parameter " + name);
        }
        if (value.chars().anyMatch(character -> character < ' ')) {
            throw new IllegalArgumentException("control character in the value of " + name);
        }
    }
}
