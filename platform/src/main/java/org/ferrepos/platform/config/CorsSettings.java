package org.ferrepos.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Which other sites' pages may call the server from a browser. No origin means only its own pages. */
public record CorsSettings(
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<String> allowedHeaders,
        boolean allowCredentials,
        Duration maxAge) {

    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s,*]+");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{3,10}");
    private static final Pattern HEADER = Pattern.compile("\\*|[A-Za-z0-9-]{1,100}");

    public CorsSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedMethods = List.copyOf(allowedMethods);
        allowedHeaders = List.copyOf(allowedHeaders);
    }

    static CorsSettings read(MergedSettings reader) {
        return new CorsSettings(
                reader.list(
                        "security.cors.allowed_origins",
                        ORIGIN,
                        "debe ser un origen como https://pos.ejemplo.cl, sin ruta, o *"),
                reader.list("security.cors.allowed_methods", METHOD, "debe ser un método HTTP en mayúsculas"),
                reader.list("security.cors.allowed_headers", HEADER, "debe ser el nombre de una cabecera"),
                reader.flag("security.cors.allow_credentials"),
                reader.duration("security.cors.max_age", Duration.ZERO, Duration.ofDays(7)));
    }
}
