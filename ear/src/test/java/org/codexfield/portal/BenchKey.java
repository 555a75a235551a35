package org.codexfield.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.metering.verify.GatewayToken;
import org.codexfield.shared.Did;

/** One more key of an installation, known to its nodes alone: what calls them past the gateway. */
final class BenchKey {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEY_BYTES = 32;

    private final byte[] key = new byte[KEY_BYTES];

    BenchKey() {
        new SecureRandom().nextBytes(key);
    }

    /** The installation's DID document with this key. */
    String addedTo(String document) {
        try {
            var json = JSON.readTree(document);
            var read = DidDocument.ofJson(json, new Did(json.path("id").asText()));
            var methods = new ArrayList<>(read.methods());
            methods.add(
                    new VerificationMethod(
                            kid(read.id()),
                            DidKey.key(DidKey.of(Ed25519.publicKey(key))),
                            Set.of(Purpose.ASSERTION)));
            return new DidDocument(read.id(), methods).toJson().toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kid(Did installation) {
        return installation + "#bench";
    }

    /** What a node lets in for a minute. */
    String token(URI installation, UUID node) {
        var now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        var token = new GatewayToken(node, now, now.plus(GatewayToken.MAX_LIFE));
        var did = new Did("did:web:localhost%3A" + installation.getPort());
        return Jws.sign(
                new JwsHeader(KeyAlgorithm.ED25519, kid(did), GatewayToken.JWS_TYPE),
                token.payload(),
                Ed25519.signer(key));
    }
}
