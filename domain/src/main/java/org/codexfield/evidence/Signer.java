package org.codexfield.evidence;

import org.codexfield.evidence.verify.VerificationKey;

/** SPI: signs for the installation itself (checkpoints). Implemented by {@code identity}. */
public interface Signer {

    /**
     * Signs with the installation's current Ed25519 key.
     *
     * @param message the bytes to sign
     */
    Signed sign(byte[] message);

    /**
     * A signature and the key that made it.
     *
     * @param kid the key's identifier within the installation's DID document
     * @param publicKey Ed25519 (RFC 8032)
     * @param signature 64 bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(String kid, VerificationKey publicKey, byte[] signature) {}
}
