package org.ferrepos.platform.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where traces are sent to; without an endpoint none are. */
public record TracingSettings(Optional<String> otlpEndpoint) {

    private static final Pattern ENDPOINT = Pattern.compile("https?://\\S+");

    static TracingSettings read(MergedSettings reader) {
        String key = "tracing.otlp_endpoint";
        Optional<String> endpoint = reader.optionalText(key);
        if (endpoint.isPresent() && !ENDPOINT.matcher(endpoint.get()).matches()) {
            reader.reject(key, "debe ser una URL http:// o https://");
        }
        return new TracingSettings(endpoint);
    }
}
