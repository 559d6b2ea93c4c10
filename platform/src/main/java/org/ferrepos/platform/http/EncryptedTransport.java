package org.ferrepos.platform.http;

import io.vertx.ext.web.RoutingContext;

/**
 * Whether a request comes over an encrypted connection, to this process or to a trusted reverse proxy before it. Cookies
 * that only such connections may carry go by this.
 */
public final class EncryptedTransport {
    private static final String KEY = "ferrepos.encrypted-transport";

    private EncryptedTransport() {}

    /** Notes what the front door found. */
    public static void note(RoutingContext context, boolean encrypted) {
        context.put(KEY, encrypted);
    }

    public static boolean of(RoutingContext context) {
        return Boolean.TRUE.equals(context.<Boolean>get(KEY));
    }
}
