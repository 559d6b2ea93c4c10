package org.ferrepos.server.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose request a trusted reverse proxy passes on. Every proxy adds the address it saw at the end of
 * {@code X-Forwarded-For}, so the list is read from its end while the one who wrote is trusted: what a client writes
 * into the header itself stands further left and is never believed.
 */
final class ForwardedAddress {
    private static final String HEADER = "X-Forwarded-For";
    private static final String PROTOCOL_HEADER = "X-Forwarded-Proto";
    private static final int MAX_PROXIES = 10;
    /** Some proxies write the port too. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?|([0-9.]+):\\d{1,5}");

    private final NetworkList trusted;

    ForwardedAddress(List<String> trustedProxies) {
        this.trusted = NetworkList.of(trustedProxies);
    }

    String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll(HEADER));
    }

    String of(@Nullable String peer, List<String> headers) {
        String address = String.valueOf(peer);
        if (headers.isEmpty() || !trusted.contains(peer)) {
            return address;
        }
        String[] hops = String.join(",", headers).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && i >= hops.length - MAX_PROXIES; i--) {
            Optional<String> hop = literal(hops[i].strip());
            if (hop.isEmpty()) {
                return address;
            }
            address = hop.get();
            if (!trusted.contains(address)) {
                return address;
            }
        }
        return address;
    }

    /** Whether the client's connection is encrypted: this one, or the one that a trusted proxy says it has. */
    boolean isEncrypted(HttpServerRequest request) {
        return request.isSSL()
                || isEncrypted(
                        request.remoteAddress().hostAddress(), request.headers().get(PROTOCOL_HEADER));
    }

    boolean isEncrypted(@Nullable String peer, @Nullable String protocol) {
        // The first one is that of the client where several proxies wrote.
        return protocol != null
                && trusted.contains(peer)
                && protocol.split(",", 2)[0].strip().equalsIgnoreCase("https");
    }

    private static Optional<String> literal(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        String host = !withPort.matches() ? text : withPort.group(1) != null ? withPort.group(1) : withPort.group(2);
        try {
            return Optional.of(InetAddress.ofLiteral(host).getHostAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
