package org.ferrepos.platform.http;

import io.vertx.ext.web.RoutingContext;

/**
 * The address a request comes from: the peer of the connection, or what a trusted reverse proxy said about it. Rate
 * limits, audit and the networks that may read metrics go by this address and no other.
 */
public final class ClientAddress {
    private static final String KEY = "ferrepos.client-address";

    private ClientAddress() {}

    /** Notes the address that the front door found; everything behind it asks {@link #of}. */
    public static void note(RoutingContext context, String address) {
        context.put(KEY, address);
    }

    public static String of(RoutingContext context) {
        String noted = context.get(KEY);
        return noted != null
                ? noted
                : String.valueOf(context.request().remoteAddress().hostAddress());
    }
}
