package org.codexfield.metering.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.codexfield.metering.IpAddress;
import org.junit.jupiter.api.Test;

class SystemHostResolverTest {

    private final SystemHostResolver resolver = new SystemHostResolver();

    @Test
    void aName_hasAddresses_andAnAddressItself() {
        assertThat(resolver.resolve("localhost")).isNotEmpty().allMatch(IpAddress::isLoopback);
        assertThat(resolver.resolve("8.8.8.8"))
                .containsExactly(new IpAddress(new byte[] {8, 8, 8, 8}));
        assertThat(resolver.resolve("2a00::1"))
                .singleElement()
                .satisfies(address -> assertThat(address.bytes()).hasSize(16));
    }

    @Test
    void ipv4WithinIpv6_comesBackAsItself() {
        assertThat(resolver.resolve("::ffff:10.0.0.1"))
                .containsExactly(new IpAddress(new byte[] {10, 0, 0, 1}));
    }

    @Test
    void whatDoesNotExist_hasNone() {
        assertThat(resolver.resolve("nobody.invalid")).isEmpty();
    }
}
