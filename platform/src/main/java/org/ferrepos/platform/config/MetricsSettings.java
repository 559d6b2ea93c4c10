package org.ferrepos.platform.config;

import java.util.List;
import java.util.regex.Pattern;

/** Whether and where Prometheus reads metrics, under which names, and from which networks without a key. */
public record MetricsSettings(
        boolean enabled, String path, String namespace, String subsystem, List<String> allowedNetworks) {

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/_.-]*");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern ANY = Pattern.compile(".*");

    public MetricsSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    static MetricsSettings read(MergedSettings reader) {
        String networks = "metrics.allowed_networks";
        String rule = "debe ser una red como 10.0.0.0/8 o ::1/128";
        List<String> allowed = reader.list(networks, ANY, rule);
        if (!allowed.stream().allMatch(Networks::isNetwork)) {
            reader.reject(networks, "cada elemento " + rule);
        }
        String nameRule = "admite letras, números y guion bajo";
        return new MetricsSettings(
                reader.flag("metrics.enabled"),
                reader.text("metrics.path", PATH, "debe ser una ruta que comienza con /"),
                reader.text("metrics.namespace", NAME, nameRule),
                reader.text("metrics.subsystem", NAME, nameRule),
                allowed);
    }
}
