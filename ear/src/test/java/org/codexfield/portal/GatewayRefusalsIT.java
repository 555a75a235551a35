package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway refuses before it asks anybody: spoken byte by byte, as no client would. */
class GatewayRefusalsIT {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String PATH = "/gateway/northlight-institute/flowers/1.0.0/";
    private static final String PLAUSIBLE = "a".repeat(200) + "." + "b".repeat(300) + "." + "c";

    private final URI portal = RunningPortal.shared().address();

    private String raw(String request) throws IOException {
        try (var socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var answer = new StringBuilder();
            var some = new byte[8192];
            for (int read = socket.getInputStream().read(some);
                    read >= 0;
                    read = socket.getInputStream().read(some)) {
                answer.append(new String(some, 0, read, ISO_8859_1));
            }
            return answer.toString();
        }
    }

    private String says(String line, String... headers) throws IOException {
        var request = new StringBuilder(line).append("\r\nHost: ").append(portal.getAuthority());
        for (var header : headers) {
            request.append("\r\n").append(header);
        }
        return raw(request.append("\r\nConnection: close\r\n\r\n").toString());
    }

    @Test
    void withoutACredential_aCallIsRefused_andTheBrowserIsNotLedToTheLogin() throws IOException {
        var answer = says("GET " + PATH + "v2 HTTP/1.1", "Accept: text/html");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 (401|429) .*")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .doesNotContain("Set-Cookie", "Location:", "text/html");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRACE %s HTTP/1.1 | 405",
                "BREW %s HTTP/1.1 | 405",
                "OPTIONS %s HTTP/1.1 | 405",
                "GET %s HTTP/1.0 | 505",
            })
    void aMethodOrVersionThatIsNotServed_isNamed(String line, int status) throws IOException {
        assertThat(says(line.replace("%s", PATH + "v2"))).contains(" " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({"%2e%2e/x", "a%2fb", "a;b", "a//b", "a%00", "../../../login.xhtml", "a%5cb"})
    void anAddressWithTricks_isNeverServed(String path) throws IOException {
        var answer = says("GET " + PATH + path + " HTTP/1.1", "Authorization: Bearer " + PLAUSIBLE);

        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404|429|302) .*");
        assertThat(answer).doesNotContain("root:");
    }

    @Test
    void hugeHeaders_areRefused_andTheServerGoesOn() throws IOException {
        var huge = "Authorization: Bearer " + "a".repeat(64 * 1024);
        var refused = says("GET " + PATH + "v2 HTTP/1.1", huge);

        assertThat(refused).doesNotContain(" 200 ").doesNotContain(" 500 ");
        assertThat(says("GET " + PATH + "v2 HTTP/1.1")).matches("(?s)HTTP/1.1 4(01|29) .*");
    }

    @Test
    void tenThousandCredentialsThatAreNone_areTurnedAway() throws IOException {
        long begun = System.nanoTime();
        var request =
                "GET "
                        + PATH
                        + "v2 HTTP/1.1\r\nHost: "
                        + portal.getAuthority()
                        + "\r\nAuthorization: Bearer "
                        + PLAUSIBLE
                        + "\r\n\r\n";
        int refused = 0;
        try (var socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < 10_000; i++) {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                var status = status(in);
                refused += status == 401 || status == 429 ? 1 : 0;
            }
        }
        long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);

        assertThat(refused).isEqualTo(10_000);
        assertThat(tookMillis).isLessThan(60_000);
    }

    /** Reads one answer with its body, and gives its status. */
    private static int status(InputStream in) throws IOException {
        int length = 0;
        int status = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("HTTP/1.1 ")) {
                status = Integer.parseInt(line.substring(9, 12));
            } else if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server ended the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
