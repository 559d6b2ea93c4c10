package org.ferrepos.server.command;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.server.boot.Launch;
import org.ferrepos.server.boot.ServerApplication;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the server. */
@Command(name = "up", description = "Inicia el servidor", sortOptions = false)
final class UpCommand implements Callable<Integer> {
    static final String NO_DEMO = "--no-demo";
    private static final String TARGET = "--target";
    private static final String PORT = "--port";
    private static final String HOST = "--host";

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = TARGET,
            paramLabel = "NOMBRE[,NOMBRE...]",
            completionCandidates = TargetNames.class,
            description = "qué servicios ejecutar, separados por comas: ${COMPLETION-CANDIDATES}")
    private @Nullable String target;

    @Option(names = PORT, paramLabel = "PUERTO", description = "puerto HTTP; 0 elige uno libre")
    private @Nullable String port;

    @Option(names = HOST, paramLabel = "DIRECCIÓN", description = "dirección en que se escucha")
    private @Nullable String host;

    @Option(names = NO_DEMO, description = "no crear la empresa de demostración en una base vacía")
    private boolean noDemo;

    /** Sets an option that was read elsewhere; false where there is none of that name. */
    boolean set(String name, String value) {
        switch (name) {
            case TARGET -> target = value;
            case PORT -> port = value;
            case HOST -> host = value;
            case NO_DEMO -> noDemo = true;
            default -> {
                return options.set(name, value);
            }
        }
        return true;
    }

    @Override
    public Integer call() {
        Map<String, String> overrides = new HashMap<>();
        put(overrides, "ferrepos.target", target);
        put(overrides, "server.port", port);
        put(overrides, "server.host", host);
        if (noDemo) {
            overrides.put("ferrepos.demo", "false");
        }
        Configuration configuration = options.load(overrides);
        Launch.run(configuration, true, ServerApplication.class);
        return 0;
    }

    private static void put(Map<String, String> overrides, String key, @Nullable String value) {
        if (value != null) {
            overrides.put(key, value);
        }
    }
}
