package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are wrong end the program with a sentence. */
class NodeMainTest {

    @TempDir Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--installation=portal|--installation is an address",
                "--installation=ftp://portal.example|--installation is an address",
                "--installation=http://a:b@portal.example|--installation is an address",
                "--installation=http://portal.example?x=1|--installation is an address",
                "--installation=http://[|no address",
                "--installation=http://portal.example|must begin with https://",
                "--endpoint=node:80|--endpoint is an address",
                "--installation-key=zNone|--installation-key is a public key",
                "--operator=../x|--operator is the short name",
                "--region=Switzerland|--region is a code",
                "--port=70000|--port must be 0 to 65535",
                "--port=many|Invalid value for option '--port'",
                "--capacity=0|--capacity must be",
                "--body-mib=0|--body-mib must be",
                "--capacity=1000|start it with java -Xmx",
                "--bind=0.0.0.0|say where gateways reach the node",
                "--colour=red|Unknown option"
            })
    void aWrongSettingIsASentence(String argument, String sentence) {
        var complaint = complaint(2, argument);
        assertThat(complaint).contains(sentence).doesNotContain("Exception").hasLineCount(1);
    }

    @Test
    void whatIsNeededIsNamed() {
        var written = new StringWriter();
        assertThat(NodeMain.run(new String[] {}, new PrintWriter(written, true))).isEqualTo(2);
        assertThat(written.toString())
                .contains("Missing required options")
                .contains("--installation", "--operator", "--region");
    }

    @Test
    void anApiKeyIsNeededToRegister() throws Exception {
        try (var installation = new FakeInstallation()) {
            var at = "--installation=" + installation.address();
            assertThat(complaint(2, at)).contains("needs an API key");
            assertThat(complaint(2, at, "--api-key-file=" + temporary.resolve("none")))
                    .contains("cannot be read");
            var empty = Files.writeString(temporary.resolve("empty"), " \n");
            assertThat(complaint(2, at, "--api-key-file=" + empty)).contains("holds no API key");
        }
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        var file = Files.writeString(temporary.resolve("file"), "");
        assertThat(complaint(2, "--data=" + file)).contains("cannot be used");
    }

    @Test
    void aPortThatIsTakenIsRefused() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(complaint(2, "--port=" + taken.getLocalPort())).contains("cannot be had");
        }
    }

    private String complaint(int code, String... more) {
        var written = new StringWriter();
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--installation=http://127.0.0.1:1",
                                "--operator=gridworks",
                                "--region=CH",
                                "--port=0",
                                "--data=" + temporary.resolve("node")));
        for (var argument : more) {
            var name = argument.substring(0, argument.indexOf('=') + 1);
            arguments.removeIf(given -> given.startsWith(name));
            arguments.add(argument);
        }
        assertThat(NodeMain.run(arguments.toArray(String[]::new), new PrintWriter(written, true)))
                .as(written.toString())
                .isEqualTo(code);
        return written.toString();
    }
}
