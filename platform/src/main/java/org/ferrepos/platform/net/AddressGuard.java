package org.ferrepos.platform.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the internet from those of the machine, its neighbours and its cloud. Of version 6 only what is
 * given out to the public passes, less the ranges that carry an address of version 4 inside.
 */
final class AddressGuard {
    private static final List<Network> NOT_PUBLIC_4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    // Link-local; the metadata of clouds answers here.
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Network::of)
            .toList();
    private static final Network GLOBAL_6 = Network.of("2000::/3");
    private static final List<Network> NOT_PUBLIC_6 = Stream.of(
                    // Teredo, benchmarks, ORCHID and what else is set aside there.
                    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Network::of)
            .toList();
    /** Metadata of clouds at public addresses. */
    private static final List<Network> METADATA =
            Stream.of("168.63.129.16/32").map(Network::of).toList();

    private final List<Network> allowed;

    AddressGuard(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (METADATA.stream().anyMatch(network -> network.contains(address))) {
            return false;
        }
        // Java has made addresses of version 4 out of mapped ones already.
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(address))
                : GLOBAL_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(address));
    }
}
