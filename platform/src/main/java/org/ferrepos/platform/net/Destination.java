package org.ferrepos.platform.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.ferrepos.platform.net.OutboundResult.Rule;

/** Where a request goes: a name, and the one address it had when it was checked. */
sealed interface Destination {

    record Open(String host, int port, boolean encrypted, InetAddress address) implements Destination {}

    record Closed(Rule rule, String host) implements Destination {}

    /** Resolves names; a seam, so that tests have names without asking anybody. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    static Destination of(URI uri, OutboundSettings settings, AddressGuard guard, Resolver resolver) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!settings.schemes().contains(scheme)) {
            return new Closed(Rule.SCHEME, host);
        }
        if (host.isEmpty() || uri.getRawUserInfo() != null) {
            return new Closed(Rule.FORM, host);
        }
        boolean encrypted = scheme.equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80;
        if (!settings.ports().contains(port)) {
            return new Closed(Rule.PORT, host);
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(bare);
        } catch (UnknownHostException e) {
            return new Closed(Rule.UNKNOWN_HOST, host);
        }
        for (InetAddress address : addresses) {
            if (!guard.allows(address)) {
                return new Closed(Rule.ADDRESS, host);
            }
        }
        return addresses.length == 0
                ? new Closed(Rule.UNKNOWN_HOST, host)
                : new Open(bare, port, encrypted, addresses[0]);
    }
}
