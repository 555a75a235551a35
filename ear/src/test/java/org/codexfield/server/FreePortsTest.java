package org.codexfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void several_areDifferent_andFree() {
        assertThat(FreePorts.several(20)).doesNotHaveDuplicates().noneMatch(FreePorts::isTaken);
    }

    @Test
    void isTaken_whileSomebodyListens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isTaken(socket.getLocalPort())).isTrue();
        }
    }
}
