package org.codexfield.evidence.service;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.evidence.Signer;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.NoteKey;

/** Signs as the installation, with a key that is the same in every test. */
final class TestSigner implements Signer {

    private final byte[] privateKey = new byte[Ed25519.PRIVATE_KEY_BYTES];
    final AtomicInteger signatures = new AtomicInteger();
    boolean broken;

    TestSigner() {
        new Random(1).nextBytes(privateKey);
    }

    @Override
    public Signed sign(byte[] message) {
        signatures.incrementAndGet();
        var signature = Ed25519.signer(privateKey).apply(message);
        if (broken) {
            signature[0] ^= 1;
        }
        return new Signed("k1", Ed25519.publicKey(privateKey), signature);
    }

    /** What a verifier pins. */
    NoteKey key(String name) {
        return new NoteKey(name, Ed25519.publicKey(privateKey));
    }
}
