package org.codexfield.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://node.example.org, https://node.example.org:443",
        "HTTP://Node.Example.ORG/, http://node.example.org:80",
        "http://localhost:8081, http://localhost:8081",
        "http://8.8.8.8:65535, http://8.8.8.8:65535",
        "http://1.2.3.example, http://1.2.3.example:80",
        "https://[2A00::1]:8443, https://[2a00::1]:8443",
        "http://[::ffff:127.0.0.1], http://[::ffff:127.0.0.1]:80"
    })
    void schemeHostAndPort_areRead(String text, String expected) {
        assertThat(NodeEndpoint.parse(text)).hasToString(expected);
    }

    @Test
    void anIpv6Host_isResolvedWithoutBrackets() {
        assertThat(NodeEndpoint.parse("http://[::1]:9").hostToResolve()).isEqualTo("::1");
        assertThat(NodeEndpoint.parse("http://localhost").hostToResolve()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node.example.org",
                "//node.example.org",
                "ftp://node.example.org",
                "file:///etc/passwd",
                "jar:http://node.example.org!/",
                "http://",
                "http://:80",
                "http://user@node.example.org",
                "http://user:pass@node.example.org",
                "http://node.example.org/path",
                "http://node.example.org/?",
                "http://node.example.org?x=1",
                "http://node.example.org#f",
                "http://node.example.org:0",
                "http://node.example.org:65536",
                "http://node.example.org:-1",
                "http://node_1.example.org",
                "http://-node.example.org",
                "http://node..example.org",
                "http://node example.org",
                "http://node.example.org\\@10.0.0.1",
                "http://127.0.0.1.",
                "http://[::1%25lo]",
                "http://[fe80::1%eth0]",
                "http://[v1.fe]",
                "http://ex\u00e4mple.org",
                "http://\u2460\u2461\u2466.0.0.1"
            })
    void anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> NodeEndpoint.parse(text))
                .isInstanceOf(EndpointIsUnacceptable.class);
    }

    /** One resolver takes it for 127.0.0.1, another for something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433",
                "http://0x7f000001",
                "http://0x7f.1",
                "http://0X7F.0.0.1",
                "http://017700000001",
                "http://0177.0.0.1",
                "http://127.1",
                "http://127.0.1",
                "http://127.0.0.01",
                "http://127.0.0.1.1",
                "http://256.0.0.1",
                "http://1.2.3.0x4",
                "http://0"
            })
    void numbersInOtherForms_areRefused(String text) {
        assertThatThrownBy(() -> NodeEndpoint.parse(text))
                .isInstanceOf(EndpointIsUnacceptable.class);
    }

    @Test
    void aLongAddress_isRefused() {
        assertThatThrownBy(() -> NodeEndpoint.parse("http://" + "a.".repeat(260) + "org"))
                .isInstanceOf(EndpointIsUnacceptable.class);
    }
}
