package org.ferrepos.server.gateway;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Networks in CIDR notation, to ask whether an address is in one of them. */
final class NetworkList {
    private final List<Network> networks;

    private NetworkList(List<Network> networks) {
        this.networks = networks;
    }

    private record Network(InetAddress address, int prefixLength) {}

    static NetworkList of(List<String> texts) {
        return new NetworkList(texts.stream().map(NetworkList::parse).toList());
    }

    boolean contains(@Nullable String address) {
        if (address == null) {
            return false;
        }
        byte[] bytes = bytes(address);
        return networks.stream().anyMatch(network -> matches(network, bytes));
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = InetAddress.ofLiteral(host);
        int length = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
        return new Network(address, length);
    }

    private static boolean matches(Network network, byte[] address) {
        byte[] base = network.address.getAddress();
        if (base.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < network.prefixLength; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((base[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
