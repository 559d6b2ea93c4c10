package org.ferrepos.platform.config;

import java.util.List;
import java.util.Optional;

/**
 * One value as a source gave it: still text, with the place it came from. No values means the source left it empty; a
 * defect is reported only if no later source replaces the setting.
 */
record Setting(String key, List<String> values, boolean sequence, String origin, Optional<String> defect) {

    Setting {
        values = List.copyOf(values);
    }

    static Setting scalar(String key, String value, String origin) {
        return new Setting(key, value.isEmpty() ? List.of() : List.of(value), false, origin, Optional.empty());
    }

    /** The guides keep TLS in the environment only, so both places a reader would look for it are accepted. */
    static String canonicalKey(String key) {
        return key.startsWith("server.tls.") ? "security." + key.substring("server.".length()) : key;
    }

    /** Leaves the values out: some are secrets. */
    @Override
    public String toString() {
        return "Setting[" + key + " from " + origin + "]";
    }
}
