package org.ferrepos.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClientAddressTest {

    @Test
    void addressesOfOneIpv6NetworkCountAsOne() {
        assertThat(ClientAddress.networkOf("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(ClientAddress.networkOf("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(ClientAddress.networkOf("2001:db8:1:3::1"));
        assertThat(ClientAddress.networkOf("fe80::1%1")).isEqualTo(ClientAddress.networkOf("fe80::2%1"));
    }

    @Test
    void anIpv4AddressCountsForItselfHoweverItIsWritten() {
        assertThat(ClientAddress.networkOf("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(ClientAddress.networkOf("::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(ClientAddress.networkOf("203.0.113.8")).isNotEqualTo("203.0.113.7");
    }

    @Test
    void whatIsNoAddressStaysWhatItIs() {
        assertThat(ClientAddress.networkOf("localhost")).isEqualTo("localhost");
        assertThat(ClientAddress.networkOf("")).isEmpty();
    }
}
