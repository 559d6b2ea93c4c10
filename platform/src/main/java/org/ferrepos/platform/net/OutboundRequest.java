package org.ferrepos.platform.net;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * One request to somebody else.
 *
 * @param repeatable whether it may be sent twice; a request that carries its own idempotency key may
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are sent, never compared.
public record OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body, boolean repeatable) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

    public OutboundRequest {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("no method for going out: " + method);
        }
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(URI uri) {
        return new OutboundRequest("GET", uri, Map.of(), new byte[0], true);
    }

    public static OutboundRequest postJson(URI uri, byte[] json) {
        return new OutboundRequest("POST", uri, Map.of("Content-Type", "application/json; charset=utf-8"), json, false);
    }

    OutboundRequest redirectedTo(URI target, boolean keepsBody) {
        boolean sameOrigin = target.getScheme().equals(uri.getScheme())
                && target.getRawAuthority().equals(uri.getRawAuthority());
        // Secrets meant for one host are not shown to the next.
        Map<String, String> kept = sameOrigin ? headers : Map.of();
        return keepsBody
                ? new OutboundRequest(method, target, kept, body, repeatable)
                : new OutboundRequest("GET", target, sameOrigin ? kept : Map.of(), new byte[0], true);
    }
}
