package org.ferrepos.platform.config;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** Recognises networks written as an address and a prefix length. */
final class Networks {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F.:]{2,45}/\\d{1,3}");

    private Networks() {}

    /** A network, or a single address without a prefix length. */
    static boolean isAddressOrNetwork(String text) {
        return isNetwork(text) || isNetwork(text + (text.indexOf(':') < 0 ? "/32" : "/128"));
    }

    static boolean isNetwork(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return false;
        }
        int slash = text.indexOf('/');
        try {
            int bits = InetAddress.ofLiteral(text.substring(0, slash)).getAddress().length * 8;
            return Integer.parseInt(text.substring(slash + 1)) <= bits;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
