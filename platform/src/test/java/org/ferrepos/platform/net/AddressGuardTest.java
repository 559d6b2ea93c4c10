package org.ferrepos.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only machines of the internet may be reached, besides the networks that the operator names. */
final class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.254",
                "0.0.0.0",
                "224.0.0.1",
                "239.1.1.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.2.1",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void machinesNearbyAreRefused(String address) {
        assertThat(guard.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "2606:4700::1111"})
    void machinesOfTheInternetPass(String address) {
        assertThat(guard.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "fd00:1::5"})
    void networksOfTheOperatorPass(String address) {
        AddressGuard opened = new AddressGuard(List.of(Network.of("10.1.0.0/16"), Network.of("fd00:1::/32")));

        assertThat(opened.allows(InetAddress.ofLiteral(address))).isTrue();
        assertThat(opened.allows(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
    }
}
