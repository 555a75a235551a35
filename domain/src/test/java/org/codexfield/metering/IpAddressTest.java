package org.codexfield.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    private static IpAddress address(String literal) throws UnknownHostException {
        return new IpAddress(InetAddress.getByName(literal).getAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700:4700::1111",
                "2a00:1450::1",
                "3ffe::1"
            })
    void addressesOfTheInternet_arePublic(String literal) throws UnknownHostException {
        assertThat(address(literal).isPublic()).isTrue();
        assertThat(address(literal).isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "3fff:fff::1",
                "4000::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "fd00:ec2::254"
            })
    void allOthers_areNot(String literal) throws UnknownHostException {
        assertThat(address(literal).isPublic()).isFalse();
    }

    /** Java reads one as IPv4; the bytes may come from elsewhere. */
    @Test
    void ipv4WithinIpv6_isNeitherPublicNorLoopback() {
        var mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 8;
        mapped[13] = 8;
        mapped[14] = 8;
        mapped[15] = 8;

        assertThat(new IpAddress(mapped).isPublic()).isFalse();
        assertThat(new IpAddress(mapped).isLoopback()).isFalse();
    }

    @Test
    void loopback_isOneOfTheMachineItself() throws UnknownHostException {
        assertThat(address("127.0.0.1").isLoopback()).isTrue();
        assertThat(address("127.9.9.9").isLoopback()).isTrue();
        assertThat(address("::1").isLoopback()).isTrue();
        assertThat(address("::2").isLoopback()).isFalse();
        assertThat(address("::").isLoopback()).isFalse();
        assertThat(address("0.0.0.0").isLoopback()).isFalse();
        assertThat(address("1::1").isLoopback()).isFalse();
    }

    @Test
    void theText_isAnAddressToConnectTo() throws UnknownHostException {
        for (var literal :
                new String[] {"192.168.0.255", "2001:db8:0:0:0:0:0:a1", "0:0:0:0:0:0:0:1"}) {
            assertThat(address(literal)).hasToString(literal);
        }
    }

    @Test
    void anAddress_isItsBytes() throws UnknownHostException {
        var bytes = new byte[] {1, 2, 3, 4};
        var address = new IpAddress(bytes);
        bytes[0] = 9;
        address.bytes()[1] = 9;

        assertThat(address).isEqualTo(address("1.2.3.4")).hasSameHashCodeAs(address("1.2.3.4"));
        assertThat(address).isNotEqualTo(address("1.2.3.5"));
        assertThatThrownBy(() -> new IpAddress(new byte[5]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
