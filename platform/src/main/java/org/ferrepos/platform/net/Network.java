package org.ferrepos.platform.net;

import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses, as {@code 10.0.0.0/8} writes it. */
record Network(InetAddress address, int bits) {

    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text.substring(0, slash));
            int bits = Integer.parseInt(text.substring(slash + 1));
            return bits >= 0 && bits <= address.getAddress().length * Byte.SIZE
                    ? Optional.of(new Network(address, bits))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no network: " + text));
    }

    boolean contains(InetAddress candidate) {
        byte[] prefix = address.getAddress();
        byte[] other = candidate.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((prefix[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
