package org.ferrepos.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose address counts behind reverse proxies, and that nobody can choose it. */
final class ForwardedAddressTest {
    private final ForwardedAddress addresses = new ForwardedAddress(List.of("127.0.0.0/8", "10.1.2.3", "::1/128"));

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1 | 203.0.113.7                    | 203.0.113.7
            127.0.0.1 | 198.51.100.1, 203.0.113.7      | 203.0.113.7
            127.0.0.1 | 203.0.113.7, 10.1.2.3          | 203.0.113.7
            10.1.2.3  | 203.0.113.7:4711               | 203.0.113.7
            ::1       | [2001:db8::5]:443              | 2001:db8:0:0:0:0:0:5
            127.0.0.1 | 10.1.2.3                       | 10.1.2.3
            127.0.0.1 | unknown                        | 127.0.0.1
            127.0.0.1 | 203.0.113.7, www.ejemplo.cl    | 127.0.0.1
            127.0.0.1 | ,                              | 127.0.0.1
            10.1.2.4  | 203.0.113.7                    | 10.1.2.4
            192.0.2.1 | 127.0.0.1                      | 192.0.2.1
            """)
    void theLastAddressThatNoTrustedProxyHas(String peer, String header, String expected) {
        assertThat(addresses.of(peer, List.of(header))).isEqualTo(expected);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(addresses.of("127.0.0.1", List.of("198.51.100.1", "203.0.113.7", "10.1.2.3")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void withoutTrustedProxiesTheHeaderIsNotRead() {
        assertThat(new ForwardedAddress(List.of()).of("127.0.0.1", List.of("203.0.113.7")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void aLongListIsReadToItsBound() {
        assertThat(addresses.of("127.0.0.1", List.of("127.0.0.1,".repeat(5_000) + "127.0.0.1")))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1 | https       | true
            10.1.2.3  | HTTPS, http | true
            127.0.0.1 | http, https | false
            127.0.0.1 |             | false
            192.0.2.1 | https       | false
            """)
    void onlyATrustedProxySaysThatTheClientsConnectionIsEncrypted(
            String peer, @Nullable String protocol, boolean expected) {
        assertThat(addresses.isEncrypted(peer, protocol)).isEqualTo(expected);
    }
}
