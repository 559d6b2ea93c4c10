package org.ferrepos.platform.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The services a process may run, each with the port it listens on unless told otherwise. */
final class Targets {

    static final String ALL = "all";

    private static final Map<String, Integer> PORTS = ports();

    private Targets() {}

    private static Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(ALL, 8080);
        ports.put("api_pos", 8080);
        ports.put("api_sync", 8081);
        ports.put("api_labels", 8082);
        ports.put("api_reports", 8083);
        ports.put("agente_deposito", 8001);
        ports.put("agente_negocio", 8002);
        ports.put("ml_service", 8003);
        ports.put("api_news", 8000);
        ports.put("api_logs", 8004);
        ports.put("dashboard", 8090);
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
