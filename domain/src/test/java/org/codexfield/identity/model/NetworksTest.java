package org.codexfield.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.254, true",
        "192.0.2.1, 192.0.3.1, false",
        "2001:db8:1::1, 2001:0DB8:1:ffff::2%eth0, true",
        "2001:db8:1::1, 2001:db8:2::1, false",
        "::ffff:192.0.2.1, 192.0.2.9, true",
    })
    void neighbours_areOfOneNetwork(String one, String other, boolean same) {
        assertThat(Networks.of(one)).isPresent();
        assertThat(Networks.of(one).equals(Networks.of(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "system", "unknown", "", "beef"})
    void thisMachine_andWhatIsNoAddress_areOfNone(String address) {
        assertThat(Networks.of(address)).isEmpty();
    }
}
