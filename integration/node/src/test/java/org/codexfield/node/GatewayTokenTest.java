package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.metering.verify.GatewayToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node serves gateways of its installation, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTokenTest {

    private static final int UNAUTHORIZED = 401;

    private final SampleCapsule capsule =
            SampleCapsule.dataset("scans", Map.of("part", OnnxFiles.text("bytes")));
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeInstallation installation;
    private NodeUnderTest node;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        installation = new FakeInstallation();
        installation.host(capsule);
        node = NodeUnderTest.start(installation, temporary.resolve("node")).hosting(capsule);
    }

    @AfterAll
    void stop() throws Exception {
        node.close();
        installation.close();
    }

    @Test
    void aTokenIsServedAgainUntilItExpires() throws Exception {
        var token = installation.token();
        assertThat(status("Bearer " + token)).isEqualTo(200);
        assertThat(status("Bearer " + token)).isEqualTo(200);
    }

    private Instant now() {
        return installation.clock.instant();
    }

    @Test
    void aTokenEndsThoughItIsKnown() throws Exception {
        var token = "Bearer " + signed("k1", installation.privateKey(), now(), 60);
        assertThat(status(token)).isEqualTo(200);
        installation.clock.pass(Duration.ofSeconds(61));
        assertThat(status(token)).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void whoComesWithoutATokenIsRefused() throws Exception {
        var answer = get(NodeUnderTest.part(capsule, "part"), null);
        assertThat(answer.statusCode()).isEqualTo(UNAUTHORIZED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("gateway-token-is-needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/challenges", "/elsewhere", "/capsules/x/parts/y", "/health/x", "/v2"})
    void everyAddressNeedsAToken(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void everybodyMayAskWhetherItLives() throws Exception {
        assertThat(get("/health", null).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensOfAnotherTimeAreRefused() throws Exception {
        var now = now();
        var key = installation.privateKey();
        refused(signed("k1", key, now.minusSeconds(61), 60));
        refused(signed("k1", key, now.plusSeconds(30), 60));
        refused(signed("k1", key, now, 61));
        refused(signed("k1", key, now, 3_600));
        refused(signed("k1", key, now, -1));
    }

    @Test
    void tokensForAnotherNodeAreRefused() throws Exception {
        refused(installation.token("k1", installation.privateKey(), UUID.randomUUID(), now(), 60));
    }

    @Test
    void tokensOfAnotherKeyAreRefused() throws Exception {
        var stranger = Ed25519.newPrivateKey(new SecureRandom());
        refused(signed("k1", stranger, now(), 60));
        refused(signed("k99", stranger, now(), 60));
        refused(signed("k1#x", stranger, now(), 60));
    }

    @Test
    void statementsOfAnotherSortAreRefused() throws Exception {
        var now = now();
        var payload = new GatewayToken(installation.node(), now, now.plusSeconds(60)).payload();
        refused(
                Jws.sign(
                        new JwsHeader(
                                KeyAlgorithm.ED25519,
                                installation.did() + "#k1",
                                "codexfield-node+jwt"),
                        payload,
                        Ed25519.signer(installation.privateKey())));
    }

    @Test
    void unsignedAndMutilatedTokensAreRefused() throws Exception {
        var parts = installation.token().split("\\.", -1);
        var none =
                base64(
                        "{\"alg\":\"none\",\"kid\":\"%s#k1\",\"typ\":\"codexfield-gateway+jwt\"}"
                                .formatted(installation.did()));
        refused(none + "." + parts[1] + ".");
        refused(none + "." + parts[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
        refused(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 40));
        refused(parts[0] + ".e30." + parts[2]);
        refused(parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[2]);
        refused("");
        refused("x".repeat(10_000));
        assertThat(status("Basic " + installation.token())).isEqualTo(UNAUTHORIZED);
        assertThat(status(installation.token())).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void aNewKeyIsFetched_butNotForEveryUnknownOne() throws Exception {
        var stranger = Ed25519.newPrivateKey(new SecureRandom());
        for (int i = 0; i < 50; i++) {
            refused(signed("unknown-" + i, stranger, now(), 60));
        }
        assertThat(installation.documents.get())
                .as("fetched at start, and once more at most")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void whoIsRefusedNeedNotSendABody() throws Exception {
        var address = at("/challenges");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            var head = "POST /challenges HTTP/1.1\r\nHost: node\r\nContent-Length: 1048576\r\n\r\n";
            // nothing of the body follows
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var status =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(status).isEqualTo("HTTP/1.1 " + UNAUTHORIZED);
        }
    }

    private String signed(String kid, byte[] key, Instant issuedAt, long seconds) {
        return installation.token(kid, key, installation.node(), issuedAt, seconds);
    }

    private void refused(String token) throws Exception {
        assertThat(status("Bearer " + token)).isEqualTo(UNAUTHORIZED);
    }

    private int status(String authorization) throws Exception {
        return get(NodeUnderTest.part(capsule, "part"), authorization).statusCode();
    }

    private HttpResponse<String> get(String path, @Nullable String authorization) throws Exception {
        var request = HttpRequest.newBuilder(at(path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return node.at(path);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
