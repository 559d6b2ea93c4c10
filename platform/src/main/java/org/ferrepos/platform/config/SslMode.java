package org.ferrepos.platform.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a connection to PostgreSQL is encrypted and how far the server's certificate is checked. */
public enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** The name PostgreSQL and its driver use. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, SslMode> byParameter() {
        Map<String, SslMode> modes = new LinkedHashMap<>();
        for (SslMode mode : values()) {
            modes.put(mode.parameter(), mode);
        }
        return modes;
    }
}
