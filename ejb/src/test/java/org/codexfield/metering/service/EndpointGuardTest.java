package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.codexfield.config.Settings;
import org.codexfield.metering.EndpointIsUnacceptable;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.NodeEndpoint;
import org.junit.jupiter.api.Test;

class EndpointGuardTest {

    private static final NodeEndpoint NODE = NodeEndpoint.parse("https://node.example.org:8443");
    private static final IpAddress OUTSIDE = new IpAddress(new byte[] {8, 8, 8, 8});
    private static final IpAddress OTHER = new IpAddress(new byte[] {9, 9, 9, 9});
    private static final IpAddress ITSELF = new IpAddress(new byte[] {127, 0, 0, 1});
    private static final IpAddress INSIDE = new IpAddress(new byte[] {10, 0, 0, 1});

    private static EndpointGuard guard(boolean loopback, IpAddress... addresses) {
        var settings =
                Settings.read(
                        Map.of("CODEXFIELD_NODE_LOOPBACK", Boolean.toString(loopback)), Map.of());
        return new EndpointGuard(host -> List.of(addresses), settings);
    }

    private static void assertRefused(EndpointGuard guard) {
        assertThatThrownBy(() -> guard.resolve(NODE)).isInstanceOf(EndpointIsUnacceptable.class);
    }

    @Test
    void aPublicAddress_isGiven_toConnectTo() {
        assertThat(guard(false, OUTSIDE, OTHER).resolve(NODE))
                .isEqualTo(new EndpointGuard.Target(NODE, OUTSIDE));
    }

    @Test
    void thisMachine_isReached_onlyWhereThatIsSaid() {
        assertRefused(guard(false, ITSELF));
        assertThat(guard(true, ITSELF).resolve(NODE).address()).isEqualTo(ITSELF);
    }

    @Test
    void anAddressOfTheOwnNetwork_isRefused_whereverItStands() {
        for (boolean loopback : List.of(false, true)) {
            assertRefused(guard(loopback, INSIDE));
            assertRefused(guard(loopback, OUTSIDE, INSIDE));
            assertRefused(guard(loopback, INSIDE, OUTSIDE));
            assertRefused(guard(loopback));
        }
    }

    /** The name stands for another address by the time that somebody connects. */
    @Test
    void aNameThatIsReboundMeanwhile_isRefusedThen() {
        var answers = new ArrayDeque<>(List.of(List.of(OUTSIDE), List.of(INSIDE)));
        var guard = new EndpointGuard(host -> answers.remove(), Settings.read(Map.of(), Map.of()));

        assertThat(guard.resolve(NODE).address()).isEqualTo(OUTSIDE);
        assertRefused(guard);
    }

    @Test
    void overTheInternet_aNodeIsReachedByTlsAlone() {
        var plain = NodeEndpoint.parse("http://node.example.org");
        assertThatThrownBy(() -> guard(true, OUTSIDE).resolve(plain))
                .isInstanceOf(EndpointIsUnacceptable.class)
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> guard(true, ITSELF, OUTSIDE).resolve(plain))
                .isInstanceOf(EndpointIsUnacceptable.class);
        assertThat(guard(true, ITSELF).resolve(plain).address()).isEqualTo(ITSELF);
    }
}
