package org.codexfield.verifier;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.KeyCustody;
import org.codexfield.identity.KeyFacts;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.SigningKeyCompromised;
import org.codexfield.identity.SigningKeyCreated;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.identity.SigningKeyRotated;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** A key of somebody in a test. */
record TestKey(int number, Did did) {

    static TestKey of(int number, String did) {
        return new TestKey(number, new Did(did));
    }

    private byte[] secret() {
        var secret = new byte[Ed25519.PRIVATE_KEY_BYTES];
        Arrays.fill(secret, (byte) number);
        return secret;
    }

    VerificationKey key() {
        return Ed25519.publicKey(secret());
    }

    UnaryOperator<byte[]> signer() {
        return Ed25519.signer(secret());
    }

    KeyAlgorithm algorithm() {
        return KeyAlgorithm.ED25519;
    }

    String name() {
        return "key-" + number;
    }

    String kid() {
        return did + "#" + name();
    }

    OrganisationId organisation() {
        return new OrganisationId(new UUID(7, did.hashCode()));
    }

    SigningKeyCreated created() {
        return new SigningKeyCreated(id(), organisation(), facts(), change(), TestPack.AT);
    }

    SigningKeyRotated rotated() {
        return new SigningKeyRotated(id(), organisation(), facts(), change(), TestPack.AT);
    }

    SigningKeyCompromised compromised() {
        return new SigningKeyCompromised(id(), organisation(), facts(), change(), TestPack.AT);
    }

    private SigningKeyId id() {
        return new SigningKeyId(new UUID(8, number));
    }

    private KeyFacts facts() {
        return new KeyFacts(did, name(), key().toMultikey(), KeyCustody.HOSTED);
    }

    private static Change change() {
        return Change.created(Digest.ZERO);
    }
}
