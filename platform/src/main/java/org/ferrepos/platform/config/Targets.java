package org.ferrepos.platform.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrepos.platform.targets.Target;

/** The services a process may run, each with the port it listens on unless told otherwise. */
final class Targets {

    static final String ALL = Target.ALL.id();

    private static final Map<String, Integer> PORTS = ports();

    private Targets() {}

    private static Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Target target : Target.values()) {
            ports.put(target.id(), target.defaultPort());
        }
        return ports;
    }

    /** Name to name, for a choice. */
    static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        PORTS.keySet().forEach(name -> names.put(name, name));
        return names;
    }

    static int port(String target) {
        return PORTS.getOrDefault(target, 8080);
    }
}
