package org.ferrepos.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address a request comes from: the peer of the connection, or what a trusted reverse proxy said about it. Rate
 * limits, audit and the networks that may read metrics go by this address and no other.
 */
public final class ClientAddress {
    private static final String KEY = "ferrepos.client-address";

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Notes the address that the front door found; everything behind it asks {@link #of}. */
    public static void note(RoutingContext context, String address) {
        context.put(KEY, address);
    }

    /**
     * What counts as one address where tries are counted: an IPv4 address as it is, of an IPv6 address the first 64 bits,
     * within which one customer of a provider changes addresses at will.
     */
    public static String networkOf(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            if (bytes.length != IPV6_BYTES) {
                return InetAddress.getByAddress(bytes).getHostAddress();
            }
            Arrays.fill(bytes, NETWORK_BYTES, IPV6_BYTES, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (IllegalArgumentException | UnknownHostException e) {
            // Not an address, such as the command line's "localhost".
            return address;
        }
    }

    public static String of(RoutingContext context) {
        String noted = context.get(KEY);
        return noted != null
                ? noted
                : String.valueOf(context.request().remoteAddress().hostAddress());
    }
}
