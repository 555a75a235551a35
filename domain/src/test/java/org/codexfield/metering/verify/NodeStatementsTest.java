package org.codexfield.metering.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;

class NodeStatementsTest {

    private static final String HERE = "https://grid.example.org";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID NODE = new UUID(1, 1);
    private static final byte[] KEY = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
        26, 27, 28, 29, 30, 31, 32
    };
    private static final UnaryOperator<byte[]> SIGNER = Ed25519.signer(KEY);
    private static final UnaryOperator<byte[]> OTHER = Ed25519.signer(new byte[32]);
    private static final Did DID = DidKey.of(Ed25519.publicKey(KEY));

    private static NodeRegistration registration() {
        return new NodeRegistration(
                HERE, NOW, DID, "http://127.0.0.1:9", new Did("did:web:example.org"), "CH");
    }

    @Test
    void aRegistration_isReadBack_hereAndNow() {
        var jws = registration().sign(SIGNER);

        assertThat(NodeRegistration.verify(jws, HERE, NOW.plusSeconds(299)))
                .isEqualTo(registration());
        assertRefused(() -> NodeRegistration.verify(jws, HERE, NOW.plusSeconds(301)));
        assertRefused(() -> NodeRegistration.verify(jws, HERE, NOW.minusSeconds(301)));
        assertRefused(() -> NodeRegistration.verify(jws, "https://other.example.org", NOW));
        assertRefused(() -> NodeRegistration.verify("a.b", HERE, NOW));
    }

    @Test
    void aRegistration_ofAKeyThatDidNotSign_isRefused() {
        assertRefused(() -> NodeRegistration.verify(registration().sign(OTHER), HERE, NOW));
    }

    @Test
    void aHeartbeat_isOfOneNode_andOfNow() {
        var heartbeat =
                new NodeHeartbeat(HERE, NOW, NODE, 8, 2, List.of(Digest.of(new byte[] {1})));
        var jws = heartbeat.sign(DID, SIGNER);

        assertThat(NodeHeartbeat.verify(jws, DID, NODE, HERE, NOW)).isEqualTo(heartbeat);
        assertRefused(() -> NodeHeartbeat.verify(jws, DID, new UUID(1, 2), HERE, NOW));
        assertRefused(() -> NodeHeartbeat.verify(jws, DID, NODE, HERE, NOW.plusSeconds(61)));
        assertRefused(() -> NodeHeartbeat.verify(heartbeat.sign(DID, OTHER), DID, NODE, HERE, NOW));
        assertRefused(() -> new NodeHeartbeat(HERE, NOW, NODE, 0, 0, List.of()));
    }

    @Test
    void aToken_ofANode_isNoHeartbeat() {
        var jws = new NodeToken(HERE, NOW, NODE).sign(DID, SIGNER);

        assertThat(NodeToken.verify(jws, DID, NODE, HERE, NOW).node()).isEqualTo(NODE);
        assertRefused(() -> NodeHeartbeat.verify(jws, DID, NODE, HERE, NOW));
        assertRefused(() -> NodeToken.verify(jws, DID, NODE, HERE, NOW.plusSeconds(61)));
    }

    @Test
    void aGatewaysToken_isForOneNode_andShort() {
        var kid = "did:web:example.org#k1";
        var key = Ed25519.publicKey(KEY);

        assertThat(gateway(signed(NOW, NOW.plusSeconds(60)), key, NOW).node()).isEqualTo(NODE);
        assertRefused(() -> gateway(signed(NOW, NOW.plusSeconds(60)), key, NOW.plusSeconds(60)));
        assertRefused(() -> gateway(signed(NOW, NOW.plusSeconds(60)), key, NOW.minusSeconds(6)));
        assertRefused(() -> gateway(signed(NOW, NOW.plusSeconds(61)), key, NOW));
        assertRefused(
                () ->
                        GatewayToken.verify(
                                signed(NOW, NOW.plusSeconds(60)),
                                new UUID(1, 2),
                                named -> named.equals(kid) ? Optional.of(key) : Optional.empty(),
                                NOW));
        assertRefused(
                () ->
                        GatewayToken.verify(
                                signed(NOW, NOW.plusSeconds(60)),
                                NODE,
                                named -> Optional.empty(),
                                NOW));
    }

    private static GatewayToken gateway(String jws, VerificationKey key, Instant now) {
        return GatewayToken.verify(jws, NODE, kid -> Optional.of(key), now);
    }

    private static String signed(Instant from, Instant until) {
        var header =
                new JwsHeader(
                        KeyAlgorithm.ED25519, "did:web:example.org#k1", GatewayToken.JWS_TYPE);
        return Jws.sign(header, new GatewayToken(NODE, from, until).payload(), SIGNER);
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable statement) {
        assertThatThrownBy(statement).isInstanceOf(DomainException.class);
    }
}
